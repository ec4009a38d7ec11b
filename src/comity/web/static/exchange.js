// The exchange's pages with a key at hand: seal and upload, open, sign. Without this file the command line does it.
"use strict";

const told = (place, name) => place.dataset[`says${name[0].toUpperCase()}${name.slice(1)}`] ?? place.dataset.saysFailed;

// Do something that may fail, and say so where it was asked for.
async function attempt(place, work) {
  const said = place.querySelector("[data-said]");
  const button = place.querySelector("button");
  button.disabled = true;
  said.hidden = false;
  said.dataset.kind = "note";
  said.textContent = place.dataset.saysWorking;
  try {
    said.textContent = (await work(said)) ?? "";
    said.dataset.kind = "done";
    said.hidden = !said.textContent;
  } catch (error) {
    said.dataset.kind = "error";
    said.textContent = error instanceof Sealing.Refused ? told(place, error.message) : place.dataset.saysFailed;
  }
  button.disabled = false;
}

const keyIn = (place) => {
  const file = place.querySelector("[data-key]").files[0];
  if (!file) throw new Sealing.Refused("none");
  return Sealing.readKey(file, place.querySelector("[data-phrase]").value);
};

async function posted(address, token, body, kind) {
  const headers = { "X-CSRFToken": token, ...(kind ? { "Content-Type": kind } : {}) };
  const answer = await fetch(address, { method: "POST", headers, body, redirect: "error" });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.sentence);
  return found;
}

// A stream in parts, each as large as the server takes; its SHA-256, as the server has it.
async function upload(address, token, { stream, size }, progress) {
  const form = new FormData();
  form.set("size", size);
  const { upload: name, part } = await posted(address, token, form);
  const reader = stream.getReader();
  let found = {};
  let offset = 0;
  let waiting = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (value) {
      waiting.push(value);
      length += value.length;
    }
    while (length >= part || (done && length)) {
      const whole = new Blob(waiting);
      const now = whole.slice(0, part);
      found = await posted(`${address}${name}?offset=${offset}`, token, now, "application/octet-stream");
      offset += now.size;
      waiting = [whole.slice(part)];
      length -= now.size;
      progress(offset / size);
    }
    if (done) return found.sha256;
  }
}

function sealing(place) {
  const form = place.closest("form");
  const token = form.elements.csrfmiddlewaretoken.value;
  place.querySelector("button").addEventListener("click", () =>
    attempt(place, async (said) => {
      const chosen = place.querySelector("[data-files]");
      const files = [...chosen.files];
      if (!files.length) throw new Sealing.Refused("none");
      const sealed = await Sealing.seal(files, place.dataset.seal.split(" "));
      const digest = await upload(place.dataset.upload, token, sealed, (share) => {
        said.textContent = `${place.dataset.saysWorking} ${Math.round(share * 100)} %`;
      });
      const kept = document.createElement("input");
      Object.assign(kept, { type: "hidden", name: "digest", value: digest });
      form.append(kept);
      const line = document.createElement("li");
      line.textContent = `${files.map((file) => file.name).join(", ")}: ${digest.slice(0, 16)}…`;
      place.querySelector("[data-list]").append(line);
      chosen.value = "";
      return place.dataset.saysDone;
    }),
  );
}

// A sealed file, by what is asked of it: one's own edition where there is one, else or if that fails the file as sent.
async function fetched(link, ask) {
  let failed;
  for (const address of [link.dataset.instead, link.href].filter(Boolean)) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error();
    try {
      return await ask(answer.body);
    } catch (error) {
      failed = error;
    }
  }
  throw failed;
}

function opening(place) {
  place.querySelector("button").addEventListener("click", () =>
    attempt(place, async () => {
      const key = await keyIn(place);
      const list = place.querySelector("[data-list]");
      list.replaceChildren();
      for (const link of document.querySelectorAll("a[data-sealed]")) {
        for (const { name, content } of await fetched(link, (sealed) => Sealing.open(sealed, key))) {
          const to = document.createElement("a");
          Object.assign(to, { href: URL.createObjectURL(content), download: name, textContent: name });
          const line = document.createElement("li");
          line.append(to, ` (${link.dataset.sealed})`);
          list.append(line);
        }
      }
      return place.dataset.saysDone;
    }),
  );
}

function sealingAnew(form) {
  const token = form.elements.csrfmiddlewaretoken.value;
  const recipients = form.dataset.recipients.split(" ");
  const keep = (name, value) => {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name, value });
    form.append(kept);
  };
  form.querySelector("button").addEventListener("click", () =>
    attempt(form, async (said) => {
      const key = await keyIn(form);
      form.querySelectorAll("input[name='original'], input[name='edition'], input[name='signature']").forEach((each) => each.remove());
      for (const original of form.dataset.anew.split(" ")) {
        const link = document.querySelector(`a[data-sealed="${original.slice(0, 8)}"]`);
        const sealed = await fetched(link, (stream) => Sealing.reseal(stream, key, recipients));
        const edition = await upload(form.dataset.upload, token, sealed, (share) => {
          said.textContent = `${form.dataset.saysWorking} ${Math.round(share * 100)} %`;
        });
        const content = JSON.stringify({ comity: "resealing/1", key: key.fingerprint, original, resealed: edition });
        keep("original", original);
        keep("edition", edition);
        keep("signature", await Sealing.signature(content, key));
      }
      keep("key", key.fingerprint);
      form.requestSubmit();
      return form.dataset.saysDone;
    }),
  );
}

function signing(place) {
  place.querySelector("button").addEventListener("click", () =>
    attempt(place, async () => {
      const key = await keyIn(place);
      if (key.fingerprint !== place.dataset.fingerprint) throw new Sealing.Refused("other");
      const given = document.querySelector("input[name='statement']").value;
      const form = document.querySelector("form[data-give-back]");
      const carried = new DataTransfer();
      carried.items.add(await Sealing.sign(given, key));
      form.querySelector("input[type='file']").files = carried.files;
      form.requestSubmit();
      return place.dataset.saysWorking;
    }),
  );
}

function making(place) {
  place.querySelector("button").addEventListener("click", () =>
    attempt(place, async () => {
      const [phrase, again] = [...place.querySelectorAll("input[type='password']")].map((each) => each.value);
      if ([...phrase].length < 12) throw new Sealing.Refused("short");
      if (phrase !== again) throw new Sealing.Refused("differ");
      const { key, file } = await Sealing.newKey(phrase);
      const save = (name, content) => {
        const to = document.createElement("a");
        Object.assign(to, { href: URL.createObjectURL(content), download: name, textContent: name });
        const line = document.createElement("li");
        line.append(to);
        place.querySelector("[data-list]").append(line);
      };
      place.querySelector("[data-list]").replaceChildren();
      save(`${key.fingerprint}.key`, file);
      const known = JSON.stringify({ recipient: key.recipient, verifier: key.verifier });
      save(`${key.fingerprint}.key.pub`, new Blob([`${known}\n`]));
      return `${place.dataset.saysDone} ${key.fingerprint}`;
    }),
  );
}

// WebCrypto is there on https and on this machine alone; Ed25519 in it since 2025.
async function able() {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), "Ed25519", false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

able().then((can) => {
  if (!can) return;
  const parts = {
    "[data-seal]": sealing,
    "[data-open]": opening,
    "[data-anew]": sealingAnew,
    "[data-sign]": signing,
    "[data-make]": making,
  };
  for (const [where, prepare] of Object.entries(parts)) {
    document.querySelectorAll(where).forEach((place) => {
      place.hidden = false;
      prepare(place);
    });
  }
});
