#!/bin/sh
# Several hosts, one store: `deploy/store.sh push STORE` on the host that builds, after each publication; `deploy/store.sh fetch STORE`
# every minute on each host that serves (follow-up-fetch.timer). STORE is a folder of an rclone remote, such as store:follow-up/editions.
# A host that cannot reach the store, or gets anything that is not as it was built, goes on with the edition it has; the exit status is not 0 then.
set -eu
cd "$(dirname "$0")/.."
does=${1:?push or fetch} store=${2:?the store, as in store:follow-up/editions}
here=${FOLLOW_UP_EDITIONS:-data/editions}
python=${PYTHON:-.venv/bin/python}

case $does in
push) # the pointer last: whoever reads it finds its edition there
    rclone copy --immutable --filter '+ /[0-9a-f]*/**' --filter '- *' "$here" "$store"
    rclone copyto "$here/CURRENT" "$store/CURRENT"
    ;;
fetch)
    coming=$here/.tmp-store
    mkdir -p "$coming"
    rclone copyto "$store/CURRENT" "$coming/CURRENT"
    if ! cmp -s "$coming/CURRENT" "$here/CURRENT"; then
        edition=$(cut -c1-12 "$coming/CURRENT")
        rclone copy "$store/$edition" "$coming/$edition"
        "$python" -m data.build --out "$here" --take "$coming"
    fi
    rm -rf "$coming"
    ;;
*)
    echo "push or fetch, not '$does'" >&2
    exit 2
    ;;
esac
