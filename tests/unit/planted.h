/* Two walls of 40 invented notes, each with six pairs that say the same thing in other
 * words (`same` is the pair's number, 0 for a note that stands alone).
 *
 * The first was used to tune src/domain/pairs.c; the second was written before any
 * tuning and only checked: it is the honest one. */
#ifndef TESTS_PLANTED_H
#define TESTS_PLANTED_H

struct planted {
    int same;
    const char *text;
};

enum { PLANTED_COUNT = 40 };

static const struct planted wall_tuned[PLANTED_COUNT] = {
    {1, "Créer un jardin partagé dans chaque quartier"},
    {0, "Un annuaire des acteurs engagés, par territoire"},
    {2, "Simplifier les dossiers de subvention pour les petites associations"},
    {0, "Des rencontres dans les lycées agricoles"},
    {3, "Que la communauté devienne une coquille vide sans décision"},
    {0, "Mettre les comptes rendus en ligne sous une semaine"},
    {4, "Former les élu·e·s à la participation citoyenne"},
    {0, "Une fête annuelle des engagé·e·s"},
    {0, "Pas de garde d'enfants pendant les réunions du soir"},
    {5, "Une carte interactive des initiatives locales"},
    {0, "Prêter des salles gratuites le week-end"},
    {6, "Peur que la Région récupère nos idées pour sa communication"},
    {0, "Covoiturer pour venir aux rencontres"},
    {1, "Un jardin partagé par quartier, ouvert à tous"},
    {0, "Un forum en ligne animé par les jardiniers"},
    {0, "Que ce soient toujours les mêmes qui parlent"},
    {4, "Formation des élus à la démocratie participative"},
    {0, "Rembourser les frais de déplacement"},
    {0, "Valoriser le bénévolat dans les parcours professionnels"},
    {2, "Des dossiers de subventions plus simples pour les associations"},
    {0, "Un budget participatif réservé aux jeunes"},
    {0, "S'épuiser à vouloir tout porter"},
    {3, "Une coquille vide où rien ne se décide"},
    {0, "Des mini-stages entre structures"},
    {5, "Cartographier en ligne les initiatives du territoire"},
    {0, "Trop de réunions, pas assez de terrain"},
    {0, "Un mur des réussites dans chaque mairie"},
    {0, "Un compost collectif derrière la médiathèque"},
    {6, "Récupération politique de nos idées par la Région"},
    {0, "Traduire les invitations en langue des signes"},
    {0, "Créer une monnaie locale entre associations"},
    {0, "Que l'on oublie les zones rurales"},
    {0, "Un numéro unique pour joindre les services"},
    {0, "Des kits pour organiser une soirée débat"},
    {0, "Parrainer une association débutante"},
    {0, "Que les réponses de la Région tardent trop"},
    {0, "Une lettre mensuelle avec les appels à projets"},
    {0, "Des horaires compatibles avec le travail"},
    {0, "Un label pour les communes accueillantes"},
    {0, "Partager les outils d'animation"},
};

static const struct planted wall_checked[PLANTED_COUNT] = {
    {0, "Planter des haies avec les écoles du canton"},
    {1, "Éteindre l'éclairage public la nuit"},
    {0, "Compter les oiseaux un dimanche par mois"},
    {2, "Accompagner les agriculteurs qui abandonnent les pesticides"},
    {0, "Une grainothèque dans chaque bibliothèque"},
    {3, "Un inventaire participatif des mares communales"},
    {0, "Laisser pousser l'herbe au pied des arbres"},
    {0, "Que les promoteurs passent toujours avant le reste"},
    {4, "Que l'on compense au lieu d'éviter de détruire"},
    {0, "Des nichoirs fabriqués par les habitants"},
    {0, "Installer des passages à faune sous la rocade"},
    {5, "Apprendre aux enfants à reconnaître les plantes sauvages"},
    {0, "Un sentier d'interprétation le long de la rivière"},
    {0, "Manquer de données fiables sur les insectes"},
    {6, "Créer un réseau de jardins sans pesticide"},
    {0, "Désimperméabiliser les cours d'école"},
    {1, "Couper l'éclairage des rues la nuit pour les chauves-souris"},
    {0, "Une brigade verte de bénévoles"},
    {0, "Que la loi ne soit pas appliquée faute de moyens"},
    {0, "Recenser les vieux arbres remarquables"},
    {2, "Aider les paysans à sortir des pesticides"},
    {0, "Ouvrir les carrières abandonnées aux naturalistes"},
    {0, "Un atlas de la biodiversité dans chaque commune"},
    {3, "Faire l'inventaire des mares avec les habitants"},
    {0, "Limiter la vitesse des bateaux sur l'étang"},
    {0, "Protéger les dunes par des ganivelles"},
    {5, "Des sorties pour que les enfants reconnaissent les plantes"},
    {0, "Que les espèces invasives gagnent la montagne"},
    {0, "Faire venir des scientifiques dans les cafés"},
    {4, "La compensation plutôt que l'évitement"},
    {0, "Acheter collectivement des zones humides"},
    {0, "Former les agents des routes au fauchage tardif"},
    {0, "Des ruches, mais pas trop"},
    {6, "Un réseau des jardins qui n'utilisent pas de pesticides"},
    {0, "Relier les réserves par des corridors"},
    {0, "La lassitude face aux mauvaises nouvelles"},
    {0, "Un concours photo des petites bêtes"},
    {0, "Arrêter de nettoyer les plages à la machine"},
    {0, "Que l'eau manque dès le mois de juin"},
    {0, "Partager les relevés entre associations"},
};

#endif
