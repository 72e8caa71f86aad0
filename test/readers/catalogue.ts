/** A way to write the file. */
export type Row = readonly [name: string, text: string];

export const EDITED: readonly Row[] = [
  // Plain lists
  ["commas", "A=1\nALLOWED_HOSTS=.example.com,b.com\nB=2\n"],
  ["one host", "ALLOWED_HOSTS=a.com\nB=2\n"],
  ["no final newline", "A=1\nALLOWED_HOSTS=a.com,b.com"],
  ["a comma at the end", "ALLOWED_HOSTS=a.com,b.com,\n"],
  ["an empty entry", "ALLOWED_HOSTS=a.com,,b.com\n"],
  ["a port", "ALLOWED_HOSTS=a.com:8000,b.com\n"],
  ["IPv6 first", "ALLOWED_HOSTS=[fd00::1],b.com\n"],
  ["a star", "ALLOWED_HOSTS=*\nB=2\n"],
  ["a star among others", "ALLOWED_HOSTS=a.com,*\n"],
  ["the address already", "ALLOWED_HOSTS=a.com,10.0.0.5\n"],
  ["the address with a blank in front", "ALLOWED_HOSTS=a.com, 10.0.0.5\n"],
  ["an address that starts with it", "ALLOWED_HOSTS=10.0.0.50,a.com\n"],
  ["no ASCII", "ALLOWED_HOSTS=bücher.example,b.com\nB=é\n"],
  ["bytes that are no UTF-8 elsewhere", "# \xff\nALLOWED_HOSTS=a.com\nB=2\n"],

  // Blanks
  ["commas and blanks", "ALLOWED_HOSTS=a.com, b.com\nB=2\n"],
  ["commas and blanks in quotes", 'ALLOWED_HOSTS="a.com, b.com"\n'],
  ["blanks", "ALLOWED_HOSTS=a.com b.com\nB=2\n"],
  ["blanks in double quotes", 'ALLOWED_HOSTS="a.com b.com"\n'],
  ["blanks at the end in quotes", 'ALLOWED_HOSTS="a.com,b.com "\n'],

  // Quotes
  ["double quotes", 'A=1\nALLOWED_HOSTS="a.com,b.com"\nB=2\n'],
  ["single quotes", "A=1\nALLOWED_HOSTS='a.com,b.com'\nB=2\n"],
  ["JSON in single quotes", 'ALLOWED_HOSTS=\'["a.com", "b.com"]\'\nB=2\n'],
  ["empty JSON in single quotes", "ALLOWED_HOSTS='[]'\n"],
  ["a Python list in double quotes", "ALLOWED_HOSTS=\"['a.com', 'b.com']\"\nB=2\n"],

  // What stands around it
  ["a comment before with a quote", "# don't\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["commented out below", "ALLOWED_HOSTS=a.com\n#ALLOWED_HOSTS=b.com\nB=2\n"],
  ["a line that is none before", "a line\nALLOWED_HOSTS=a.com\nB=2\n"],
  ["names that contain it", "MY_ALLOWED_HOSTS=x\nALLOWED_HOSTS=a.com\nALLOWED_HOSTS_2=y\n"],
  ["values of all kinds", "A=a#b$c\nALLOWED_HOSTS=a.com\nD=\"x # y\" # z\nE='a b'\nF=a=b\n"],

  // Line ends
  ["CRLF", "A=1\r\nALLOWED_HOSTS=a.com,b.com\r\nB=2\r\n"],
  ["CRLF, one host", "A=1\r\nALLOWED_HOSTS=a.com\r\nB=2\r\n"],
  ["CRLF and quotes", 'A=1\r\nALLOWED_HOSTS="a.com,b.com"\r\nB=2\r\n'],
  ["a byte order mark further up", "\ufeffA=1\nALLOWED_HOSTS=a.com,b.com\nB=2\n"],
];

/** Nothing is written, and the operator gets the line. */
export const REFUSED: readonly (readonly [name: string, text: string, line: number])[] = [
  // The line itself is not plainly NAME=value
  ["blanks around =", "A=1\nALLOWED_HOSTS = a.com,b.com\nB=2\n", 2],
  ["a blank after =", "ALLOWED_HOSTS= a.com,b.com\nB=2\n", 1],
  ["indented", "A=1\n  ALLOWED_HOSTS=a.com,b.com\n", 2],
  ["export", "export A=1\nexport ALLOWED_HOSTS=a.com,b.com\nexport B=2\n", 2],
  ["blanks at the end", "ALLOWED_HOSTS=a.com,b.com \t\nB=2\n", 1],
  ["an inline comment", "ALLOWED_HOSTS=a.com,b.com # note\nB=2\n", 1],
  ["an inline comment after quotes", 'ALLOWED_HOSTS="a.com,b.com" # note\nB=2\n', 1],
  ["a comment without a blank in front", "ALLOWED_HOSTS=a.com#note\nB=2\n", 1],
  ["text after quotes", 'ALLOWED_HOSTS="a.com"b\nB=2\n', 1],
  ["each host in quotes", "ALLOWED_HOSTS='a.com','b.com'\nB=2\n", 1],
  ["its double quote is never closed", 'A=1\nALLOWED_HOSTS="a.com\nB=2\n', 2],
  ["its single quote is never closed", "ALLOWED_HOSTS='a.com\nB=2\n", 1],
  ["quotes over several lines", 'A=1\nALLOWED_HOSTS="a.com,\nb.com"\nB=2\n', 2],
  ["a continued value", "ALLOWED_HOSTS=a.com,\\\nb.com\nB=2\n", 1],
  ["a backslash inside", "ALLOWED_HOSTS=a.com\\,b.com\nB=2\n", 1],
  ["JSON in double quotes, escaped", 'ALLOWED_HOSTS="[\\"a.com\\", \\"b.com\\"]"\nB=2\n', 1],
  ["JSON", 'ALLOWED_HOSTS=["a.com","b.com"]\nB=2\n', 1],
  ["empty JSON", "ALLOWED_HOSTS=[]\nB=2\n", 1],
  ["empty JSON in double quotes", 'ALLOWED_HOSTS="[]"\nB=2\n', 1],
  ["a reference last", `D=x.com\nALLOWED_HOSTS=a.com,\${D}\n`, 2],
  ["a command", "ALLOWED_HOSTS=$(hostname),a.com\nB=2\n", 1],
  ["a byte order mark", "\ufeffALLOWED_HOSTS=a.com,b.com\nB=2\n", 1],

  // Nobody knows what the app makes of an empty value
  ["no value", "A=1\nALLOWED_HOSTS=\nB=2\n", 2],
  ["no value at the end of the file", "A=1\nALLOWED_HOSTS=", 2],
  ["empty double quotes", 'ALLOWED_HOSTS=""\nB=2\n', 1],
  ["empty single quotes", "ALLOWED_HOSTS=''\nB=2\n", 1],
  ["CRLF and no value", "ALLOWED_HOSTS=\r\nB=2\r\n", 1],

  // Its value is no list in a known shape
  ["brackets without quotes", "ALLOWED_HOSTS=[a.com,b.com]\nB=2\n", 1],
  ["JSON with a comma at the end", "ALLOWED_HOSTS='[\"a.com\",]'\nB=2\n", 1],
  ["semicolons", "ALLOWED_HOSTS=a.com;b.com\nB=2\n", 1],
  ["commas and blanks mixed", 'ALLOWED_HOSTS="a.com,b.com c.com"\nB=2\n', 1],

  // A line above may run on
  ["a multi-line value before", "A='x\ny'\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["a continued line before", "A=1\\\n2\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["two backslashes before", "A=1\\\\\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["a comment before that ends in a backslash", "# C:\\\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["a single quote before that is never closed", "A=it's\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["a double quote before that is never closed", 'A="x\nALLOWED_HOSTS=a.com\nB=2\n', 1],
  ["a backtick before that is never closed", "A=`x\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["a quoted backslash before", "A='C:\\'\nALLOWED_HOSTS=a.com\nB=2\n", 1],
  ["a quoted backslash before another quote", "A='C:\\'\nALLOWED_HOSTS=a.com\nB='x'\n", 1],
  ["in a multi-line value only", "A='x\nALLOWED_HOSTS=no.com\n'\nB=2\n", 1],
  ["on a line that continues another", "A=1\\\nALLOWED_HOSTS=a.com\nB=2\n", 1],

  // The variable is set or named elsewhere
  ["twice", "ALLOWED_HOSTS=a.com\nB=2\nALLOWED_HOSTS=b.com,c.com\n", 3],
  ["twice, the last exported", "ALLOWED_HOSTS=a.com\nexport ALLOWED_HOSTS=b.com\n", 2],
  [
    "a multi-line value before with it inside",
    'A="x\nALLOWED_HOSTS=no.com\n"\nALLOWED_HOSTS=a.com\nB=2\n',
    1,
  ],
  ["a multi-line value after with it inside", "ALLOWED_HOSTS=a.com\nA='x\nALLOWED_HOSTS=no.com\n'\nB=2\n", 3],
  ["the value elsewhere", "A=a.com\nALLOWED_HOSTS=a.com\nB=ALLOWED_HOSTS=a.com\n", 3],
  ["a reference to it", `ALLOWED_HOSTS=a.com\nURL=https://\${ALLOWED_HOSTS}/\n`, 2],
  ["a reference alone to it", "ALLOWED_HOSTS=a.com\nHOSTS=$ALLOWED_HOSTS\n", 2],

  // Line ends that only some readers know
  ["between carriage returns", "A=1\rALLOWED_HOSTS=a.com\rB=2\r", 1],
];

/** No reader has the variable either. */
export const ABSENT: readonly Row[] = [
  ["an empty file", ""],
  ["commented out", "# ALLOWED_HOSTS=a.com\nA=1\n"],
  ["in longer names", "MY_ALLOWED_HOSTS=a.com\nALLOWED_HOSTS_2=b.com\n"],
  ["in another case", "allowed_hosts=a.com\n"],
  ["the name alone", "A=1\nALLOWED_HOSTS\nB=2\n"],
  ["in a value", "A=ALLOWED_HOSTS=a.com\n"],
  ["glued to the line before", "A=1ALLOWED_HOSTS=a.com\n"],
];
