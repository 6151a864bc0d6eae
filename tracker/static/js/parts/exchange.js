// A form that is sent without leaving the page: the answer comes as a document, of which the caller shows a part.

// Returns null only where no answer came: whatever came, even an error, has something to say that is true.
export async function exchange(form, body) {
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { page, status: answer.status, isTaken: answer.ok };
  } catch {
    return null;
  }
}

// Sends a form as a browser does, so that the page that answers is seen: a sign-in that ended, a page that is too old.
export function sendPlainly(form, submitter) {
  const { name, value } = submitter ?? {};
  if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
}

// Says that nothing was saved, in the words that every page carries for that.
export function tellNotSent() {
  tell(document.getElementById("not-sent").content.cloneNode(true));
}

// Says why nothing was saved, in the words of the page that answered.
export function tellRefused(page) {
  const words = document.getElementById("not-sent").content.cloneNode(true);
  const said = [...page.querySelectorAll("h1, #content p:not(:has(a))")].map((each) => each.textContent.trim());
  words.querySelector("p").textContent = `${said[0]}: ${said.slice(1).join(" ")}`;
  tell(words);
}

// Shows what an answer says above the page; what was said before no longer holds.
export function showFlash(page) {
  document.querySelector(".wm-flash").replaceChildren(...page.querySelector(".wm-flash").childNodes);
}

function tell(words) {
  const flash = document.querySelector(".wm-flash");
  flash.replaceChildren(words);
  flash.scrollIntoView({ block: "center" });
}
