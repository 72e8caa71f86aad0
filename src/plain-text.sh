# Sets $text to $1 without the blanks around it, as the other half of a hook takes a setting.
trim() {
  text=${1#"${1%%[![:space:]]*}"}
  text=${text%"${text##*[![:space:]]}"}
}

# Prints $1 as one line of a log. What comes from outside can neither begin a line of its own nor move a cursor.
plain() {
  printf %s "$1" | LC_ALL=C /usr/bin/tr -c '[:print:]' '?' | /usr/bin/head -c 200
}
