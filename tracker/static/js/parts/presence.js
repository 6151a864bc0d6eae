// Who else has this item open: as long as somebody looks at the page it says so, and shows what it hears.

const PAUSE = 15000;

export function presence(line, form) {
  const tell = async () => {
    if (document.hidden) return;
    const body = new FormData();
    body.append("csrf_token", form.elements.csrf_token.value);
    try {
      const answer = await fetch(line.dataset.presence, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.ok) show(line, (await answer.json()).words);
    } catch {
      show(line, "");
    }
  };
  setInterval(tell, PAUSE);
  document.addEventListener("visibilitychange", tell);
  tell();
}

// Only a change is announced.
function show(line, words) {
  if (line.textContent !== words) line.textContent = words;
}
