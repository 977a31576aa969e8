# Makes nats-cli.txt of what the nats command says of itself:
#   nats --fisk-introspect | jq -r -f nats-cli.jq > nats-cli.txt
# One command a line: its words with their aliases, its arguments, its flags; what ends with = takes a value.
def flags: [(.flags // [])[] | select(.hidden | not)
  | (if .short then "-" + ([.short] | implode) + (if .boolean then "" else "=" end) else empty end),
    "--" + .name + (if .boolean then "" else "=" end),
    (if .boolean and .negatable then "--no-" + .name else empty end)];
def names: [.name] + (.aliases // []) | join("|");
def args: [(.args // [])[] | if .required then "<" + .name + ">" else "[" + .name + "]" end + (if .cumulative then "..." else "" end)];
def walk($path; $inherited):
  ($inherited + flags) as $all
  | if (.commands // []) == [] then [($path | join(" "))] + args + $all | join(" ")
    else .commands[] as $c | $c | select(.hidden | not) | walk($path + [$c | names]; $all) end;
"# Commands and flags of nats " + .version + " (github.com/nats-io/natscli), made by nats-cli.jq",
"nats " + (flags | join(" ")),
(.commands[] | select(.hidden | not) | walk(["nats", names]; []))
