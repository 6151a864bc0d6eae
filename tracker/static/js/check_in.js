// The sums of an open tally follow what is tapped, as long as somebody looks at the page.

const PAUSE = 3000;
const part = document.querySelector("[data-follow]");

setInterval(follow, PAUSE);
document.addEventListener("visibilitychange", follow);

// Only what has changed is put in the place of what is shown, so that nothing flickers.
async function follow() {
  if (document.hidden) return;
  const answer = await fetch(part.dataset.follow).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.body.textContent === part.textContent) return;
  part.replaceChildren(...page.body.childNodes);
}
