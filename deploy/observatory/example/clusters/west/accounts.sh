#!/bin/sh
# Written by ./aftershock observatory, which overwrites it. Run it once, where nsc has the operator's keys.
# Creates what the observatories of west need; of what exists already nsc complains, and the rest goes on.
umask 077
SYS=SYS MON=MON
OUT=${1:-secrets}   # copy what it leaves there to secrets/ of each observatory
mkdir -p "$OUT"
TOKENS=$(mktemp -d) && trap 'rm -rf "$TOKENS"' EXIT

key() { nsc describe account --name "$1" --field sub | tr -d '"'; }

# A private export: who is to import it needs a token, so that no tenant can read another's API calls.
share() { # account, name, subject, subject in $MON
  nsc add export --account "$1" --name "$2" --subject "$3" --private
  nsc generate activation --account "$1" --subject "$3" --target-account "$(key "$MON")" --output-file "$TOKENS/$1.$2.jwt"
  nsc add import --account "$MON" --name "$1-$2" --token "$TOKENS/$1.$2.jwt" --local-subject "$4"
}

ask() { # name, subject, subject in $MON
  nsc add export --account "$SYS" --name "$1" --subject "$2" --service --response-type Stream --private
  nsc generate activation --account "$SYS" --subject "$2" --target-account "$(key "$MON")" --output-file "$TOKENS/$SYS.$1.jwt"
  nsc add import --account "$MON" --name "$SYS-$1" --token "$TOKENS/$SYS.$1.jwt" --service --local-subject "$3"
}

nsc add account --name "$MON"
share 'ORDERS' aftershock-advisories '$JS.EVENT.ADVISORY.>' 'adv.ORDERS.>'
share 'PAYMENTS' aftershock-advisories '$JS.EVENT.ADVISORY.>' 'adv.PAYMENTS.>'
share "$SYS" aftershock-advisories '$JS.EVENT.ADVISORY.>' "adv.$SYS.>"
share "$SYS" aftershock-servers '$SYS.SERVER.>' 'sys.server.>'
# The system account that nsc makes shows each account its own events by an export that leaves no room for this one. They tell
# names of accounts, which the servers tell too when they are asked.
if nsc describe account --name "$SYS" --json | grep -qF '$SYS.ACCOUNT.*.>'; then
  echo "$SYS exports events of accounts already, to each its own: they are left out"
else
  share "$SYS" aftershock-accounts '$SYS.ACCOUNT.>' 'sys.account.>'
fi
ask aftershock-jsz '$SYS.REQ.SERVER.PING.JSZ' 'mon.ping.jsz'
ask aftershock-raftz '$SYS.REQ.SERVER.PING.RAFTZ' 'mon.ping.raftz'
ask aftershock-statsz '$SYS.REQ.SERVER.PING.STATSZ' 'mon.ping.statsz'
ask aftershock-healthz '$SYS.REQ.SERVER.PING.HEALTHZ' 'mon.ping.healthz'
ask aftershock-accountz '$SYS.REQ.SERVER.PING.ACCOUNTZ' 'mon.ping.accountz'

nsc add user --account "$MON" --name aftershock-events --deny-pub '>' --allow-sub 'adv.>,sys.>,$JS.EVENT.ADVISORY.>,$SYS.SERVER.>,$SYS.ACCOUNT.>'
nsc add user --account "$MON" --name aftershock-queries --allow-pub 'mon.>' --allow-sub '_R_.>'
nsc generate creds --account "$MON" --name aftershock-events --output-file "$OUT/west.events.creds"
nsc generate creds --account "$MON" --name aftershock-queries --output-file "$OUT/west.queries.creds"

echo "Look at 'nsc describe account --name $MON', then push: nsc push --all"
