# What RFC 7946 asks of a document, a line for each fault; nothing when there is none.
def position:
  if type != "array" or length != 2 or any(.[]; type != "number") then
    "a position is not two numbers: \(.)"
  elif (.[0] | fabs) > 180 or (.[1] | fabs) > 90 then "a position is not on the Earth: \(.)"
  else empty end;
# Twice the area, positive when it turns as a clock does not.
def area:
  . as $ring
  | [range(0; length - 1) | $ring[.] as $a | $ring[. + 1] as $b
     | $a[0] * $b[1] - $b[0] * $a[1]] | add;
def ring($outer):
  if length < 4 then "a ring has fewer than four positions"
  elif first != last then "a ring is open"
  elif (area > 0) != $outer then "a ring turns the wrong way"
  else .[] | position end;
def polygon: (.[0] | ring(true)), (.[1:][] | ring(false));
def geometry:
  if . == null then empty
  elif .type == "Point" then .coordinates | position
  elif .type == "MultiPoint" or .type == "LineString" then .coordinates[] | position
  elif .type == "MultiLineString" then .coordinates[][] | position
  elif .type == "Polygon" then .coordinates | polygon
  elif .type == "MultiPolygon" then .coordinates[] | polygon
  else "a geometry of no type: \(.type)" end;
def feature:
  if .type != "Feature" then "not a feature: \(.type)"
  elif (has("geometry") and has("properties")) | not then "a feature lacks a member"
  elif .properties != null and (.properties | type) != "object" then "properties are no object"
  else .geometry | geometry end;
if .type != "FeatureCollection" then "not a collection: \(.type)" else empty end,
if has("crs") then "crs is of another time" else empty end,
(.features[] | feature)
