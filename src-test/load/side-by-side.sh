#!/usr/bin/env bash
# Other engines and Culm in turn on one PostgreSQL:  side-by-side.sh HARNESS [ROUNDS]
#
# HARNESS is a folder with a run.sh that takes "PEER key=value... WORKLOAD..." and appends a line of JSON for each result to
# the file that out= names. PGHOST, PGPORT, PGUSER and PGPASSWORD say where PostgreSQL is; the database culm_load is made anew.
# PEERS names the engines, WORKLOADS what Culm does (as in -Dculm.load), REPEATS how often in each round.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
harness=$1
rounds=${2:-2}

export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGPASSWORD=${PGPASSWORD:-}
results=$root/src-test/target/load
mkdir -p "$results"

peer() {
  local settings="mode=durable threads=8"
  case $1 in
    flowable) settings+=" exclusive=true" ;;
    camunda | operaton) settings+=" acquire=100 queue=200" ;;
    dbos) settings="" ;;
  esac
  local workloads="line:1000 crowd:100 crowd:1000 fan:1000 wake:1000 wakeLatency:200 oneLatency:200 prepare:1000"
  [ "$1" = dbos ] && workloads=${workloads/prepare:1000/}
  # shellcheck disable=SC2086 # each of them is a list of words
  LOG=off "$harness/run.sh" "$1" $settings pghost="$PGHOST" pgport="$PGPORT" pguser="$PGUSER" pgpassword="$PGPASSWORD" \
    runs="${REPEATS:-3}" out="$results/peers.jsonl" $workloads > "$results/$1.log" 2>&1
}

culm() {
  psql -q -d postgres -c 'drop database if exists culm_load with (force)' -c 'create database culm_load' -c checkpoint
  CULM_DB_URL="jdbc:postgresql://$PGHOST:$PGPORT/culm_load" CULM_DB_USER=$PGUSER CULM_DB_PASSWORD=${PGPASSWORD:-none} \
    mvn -q -f "$root/pom.xml" -Pload verify -Dculm.load.repeats="${REPEATS:-3}" \
    ${WORKLOADS:+-Dculm.load="$WORKLOADS"} -Dculm.load.peers="$results/peers.jsonl"
}

for round in $(seq "$rounds"); do
  echo "round $round of $rounds"
  for name in ${PEERS:-flowable camunda operaton dbos}; do
    peer "$name"
  done
  culm
done
