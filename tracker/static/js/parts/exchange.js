// A form that is sent without leaving the page: the answer comes as a document, of which the caller shows a part.

export async function exchange(form, body) {
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { page, isTaken: answer.ok };
  } catch {
    return null;
  }
}

// Says that nothing was saved, in the words that every page carries for that.
export function tellNotSent() {
  const flash = document.querySelector(".wm-flash");
  flash.replaceChildren(document.getElementById("not-sent").content.cloneNode(true));
  flash.scrollIntoView({ block: "center" });
}
