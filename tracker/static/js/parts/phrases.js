// Phrases beside the notes: a button puts its phrase where the cursor stands, or at the end if nobody was there yet.

export function phrases(menu, field) {
  let wasThere = false;
  field.addEventListener("focus", () => (wasThere = true), { once: true });
  menu.addEventListener("toggle", () => menu.open && menu.querySelector("[data-phrase]").focus());
  menu.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-phrase]");
    if (!button) return;
    if (!wasThere) field.setSelectionRange(field.value.length, field.value.length);
    insert(field, button.dataset.phrase);
    menu.open = false;
  });
}

// The field tells of the change like any other, so that it is saved.
function insert(field, phrase) {
  const { selectionStart: start, selectionEnd: end } = field;
  const isBehindWord = /\S$/.test(field.value.slice(0, start));
  field.setRangeText(isBehindWord ? ` ${phrase}` : phrase, start, end, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
