// The taps of this device. Each is kept for itself, so that two windows never overwrite each other's.

const BYTES = 16;

// Without a store (some browsers refuse one) the taps live as long as the page.
function keeper() {
  try {
    localStorage.setItem("tally", "");
    localStorage.removeItem("tally");
    return localStorage;
  } catch {
    const kept = new Map();
    return {
      get length() { return kept.size; },
      key: (position) => [...kept.keys()][position],
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => kept.set(name, text),
      removeItem: (name) => kept.delete(name),
    };
  }
}

export function store(path) {
  const kept = keeper();
  const prefix = `tally ${path} `;

  const names = () => Array.from({ length: kept.length }, (_, position) => kept.key(position)).filter((name) => name.startsWith(prefix));
  const all = () => names().map((name) => JSON.parse(kept.getItem(name))).sort((one, other) => one.number - other.number);
  const put = (tap) => kept.setItem(prefix + tap.key, JSON.stringify(tap));

  // A tap that was taken back is told to the server in any case: it may have arrived without our hearing of it.
  const unsent = () => all().filter((tap) => !tap.refused && tap.sent !== (tap.undone ? "undo" : "tap"));

  return {
    all,
    unsent: () => unsent().filter((tap) => !tap.undone),
    refused: () => all().filter((tap) => tap.refused && !tap.undone),
    waiting: unsent,
    kept: () => all().filter((tap) => tap.undone && !tap.refused && tap.sent === "tap"), // counted, though taken back here

    add(tap) {
      put({ ...tap, key: newKey(), number: (all().at(-1)?.number ?? 0) + 1, undone: false, sent: "", refused: false });
    },

    undo() {
      const last = all().findLast((tap) => !tap.undone && !tap.refused);
      if (last) put({ ...last, undone: true });
    },

    // What was sent may have been taken back meanwhile: then the undo still waits.
    confirm(batch, refused) {
      for (const { key, undone } of batch) {
        const tap = JSON.parse(kept.getItem(prefix + key));
        if (tap) put({ ...tap, sent: undone ? "undo" : "tap", refused: refused.includes(key) });
      }
    },

    // What the server knows was counted; whether it was taken back since, it has still to be told if it does not know.
    heard(keys, undone) {
      for (const key of keys) {
        const tap = JSON.parse(kept.getItem(prefix + key));
        if (tap && !tap.sent) put({ ...tap, sent: "tap" });
        if (tap?.undone && undone.includes(key)) put({ ...tap, sent: "undo" });
      }
    },

    forget() {
      for (const name of names()) kept.removeItem(name);
    },
  };
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
