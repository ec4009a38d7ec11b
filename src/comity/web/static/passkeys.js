// Passkeys. Without this file, or where a browser knows none, their buttons stay hidden and one-time codes do.
"use strict";

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function ask(address, token, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
    redirect: "manual",
  });
  if (answer.type === "opaqueredirect") {
    location.reload();
    return new Promise(() => {});
  }
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.sentence);
  return said;
}

function asked({ publicKey }) {
  const named = (each) => ({ ...each, id: bytes(each.id) });
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) options.user = named(publicKey.user);
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (publicKey[list]) options[list] = publicKey[list].map(named);
  }
  return { publicKey: options };
}

function given(credential) {
  const response = { clientDataJSON: words(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = words(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: words(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function prepare(form) {
  const said = form.querySelector("[data-said]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.hidden = true;
    try {
      const token = form.elements.csrfmiddlewaretoken.value;
      const options = asked(await ask(form.dataset.begin, token, {}));
      const credential = await navigator.credentials[form.dataset.passkey](options);
      const also = { name: form.elements.name?.value, next: form.elements.next?.value };
      location.assign((await ask(form.action, token, { credential: given(credential), ...also })).on);
    } catch (error) {
      said.textContent = error.name === "Error" ? error.message : form.dataset.failed;
      said.hidden = false;
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("form[data-passkey]").forEach(prepare);
