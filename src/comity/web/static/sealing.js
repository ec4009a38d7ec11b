// Sealing, opening and signing in the browser: what comity seal, open and sign do, with the same files.
//
// A sealed file is an age file (vendor/age.js) of a tar archive; a key file holds an age identity and an Ed25519 seed.
// Nothing that is secret leaves the page: what is uploaded is sealed first, a key is read and forgotten.
"use strict";

const Sealing = (() => {
  const BLOCK = 512;
  const PIECE = 1 << 20;
  const NO_NAME = /[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const words = new TextEncoder();

  class Refused extends Error {}

  const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
  const fromHex = (text) => Uint8Array.from(text.match(/../g), (each) => parseInt(each, 16));
  const sha256 = async (bytes) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

  // A name that is a name and no path, on any system; as exchange/sealing.py has it.
  function checked(name) {
    const plain = name.normalize("NFC");
    if (!plain || /^[.\- ]|[. ]$/.test(plain) || [...plain].length > 150 || NO_NAME.test(plain)) throw new Refused("name");
    return plain;
  }

  function header(name, size, kind) {
    const block = new Uint8Array(BLOCK);
    const put = (place, text) => block.set(words.encode(text), place);
    const octal = (value, width) => `${value.toString(8).padStart(width - 1, "0")}\0`;
    put(0, name);
    put(100, octal(0o644, 8));
    put(108, octal(0, 8));
    put(116, octal(0, 8));
    put(124, octal(size, 12));
    put(136, octal(0, 12));
    put(148, "        ");
    put(156, kind);
    put(257, "ustar\x0000");
    put(148, `${block.reduce((sum, each) => sum + each, 0).toString(8).padStart(6, "0")}\0 `);
    return block;
  }

  const filled = (bytes) => {
    const whole = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
    whole.set(bytes);
    return whole;
  };

  // A name that a plain header cannot hold stands in an extended one (POSIX.1-2001).
  function heads(name, size) {
    if (/^[\x20-\x7e]{1,99}$/.test(name)) return [header(name, size, "0")];
    const said = ` path=${name}\n`;
    let length = words.encode(said).length;
    length += String(length + String(length).length).length;
    const record = words.encode(`${length}${said}`);
    return [header("PaxHeader", record.length, "x"), filled(record), header("file", size, "0")];
  }

  async function* archive(files) {
    for (const file of files) {
      yield* heads(checked(file.name), file.size);
      for (let place = 0; place < file.size; place += PIECE) {
        yield new Uint8Array(await file.slice(place, place + PIECE).arrayBuffer());
      }
      yield new Uint8Array((BLOCK - (file.size % BLOCK)) % BLOCK);
    }
    yield new Uint8Array(2 * BLOCK);
  }

  function sizeOf(files) {
    const of = (file) => heads(checked(file.name), file.size).length * BLOCK + Math.ceil(file.size / BLOCK) * BLOCK;
    const more = (file) => heads(file.name, file.size).reduce((sum, each) => sum + each.length - BLOCK, 0);
    return files.reduce((sum, file) => sum + of(file) + more(file), 2 * BLOCK);
  }

  function streamed(pieces) {
    return new ReadableStream({
      async pull(controller) {
        let { value, done } = await pieces.next();
        while (!done && !value.length) ({ value, done } = await pieces.next());
        if (done) controller.close();
        else controller.enqueue(value);
      },
    });
  }

  // Files, sealed to recipients: a stream, and how long it will be.
  async function seal(files, recipients) {
    const names = files.map((file) => checked(file.name).toLowerCase());
    if (new Set(names).size < names.length) throw new Refused("twice");
    const sealer = new age.Encrypter();
    recipients.forEach((recipient) => sealer.addRecipient(recipient));
    const stream = await sealer.encrypt(streamed(archive(files)));
    return { stream, size: stream.size(sizeOf(files)) };
  }

  // What a sealed file holds: names and contents. All of it, or an exception: that it was cut off shows at its end.
  async function open(sealed, key) {
    const opener = new age.Decrypter();
    opener.addIdentity(key.secret);
    const stream = await opener.decrypt(sealed);
    const blob = await new Response(stream).blob();
    const files = [];
    let place = 0;
    let path = "";
    while (place + BLOCK <= blob.size) {
      const block = new Uint8Array(await blob.slice(place, place + BLOCK).arrayBuffer());
      if (block.every((each) => each === 0)) break;
      const text = (from, length) => new TextDecoder().decode(block.slice(from, from + length)).replace(/\0.*$/s, "");
      const size = parseInt(text(124, 12), 8);
      const kind = text(156, 1) || "0";
      const content = blob.slice(place + BLOCK, place + BLOCK + size);
      if (!(size >= 0) || content.size !== size) throw new Refused("archive");
      if (kind === "x") {
        path = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(await content.text())?.[1] ?? "";
      } else if (kind === "0" && files.length < 1000) {
        files.push({ name: checked(path || text(0, 100)), content });
        path = "";
      } else {
        throw new Refused("archive");
      }
      place += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    }
    if (!files.length) throw new Refused("archive");
    return files;
  }

  // What a sealed file holds, sealed to other recipients as it is.
  async function reseal(sealed, key, recipients) {
    const opener = new age.Decrypter();
    opener.addIdentity(key.secret);
    const plain = await new Response(await opener.decrypt(sealed)).blob();
    const sealer = new age.Encrypter();
    recipients.forEach((recipient) => sealer.addRecipient(recipient));
    const stream = await sealer.encrypt(plain.stream());
    return { stream, size: stream.size(plain.size) };
  }

  // The key in a key file, with its passphrase where it asks for one.
  async function readKey(file, phrase) {
    let text = "";
    const content = new Uint8Array(await file.slice(0, 1 << 14).arrayBuffer());
    if (new TextDecoder("latin1").decode(content.slice(0, 4)) === "age-") {
      const opener = new age.Decrypter();
      opener.addPassphrase(phrase);
      try {
        text = await opener.decrypt(content, "text");
      } catch {
        throw new Refused("phrase");
      }
    } else {
      text = new TextDecoder().decode(content);
    }
    const seed = /^# signs with ([0-9a-f]{64})\b/m.exec(text)?.[1];
    const secret = /^AGE-SECRET-KEY-1[A-Z0-9]{58}$/m.exec(text)?.[0];
    if (!seed || !secret) throw new Refused("key");
    return madeOf(secret, seed);
  }

  async function madeOf(secret, seed) {
    // RFC 8410: an Ed25519 seed in PKCS #8.
    const wrapped = fromHex(`302e020100300506032b657004220420${seed}`);
    const signer = await crypto.subtle.importKey("pkcs8", wrapped, "Ed25519", true, ["sign"]);
    const { x } = await crypto.subtle.exportKey("jwk", signer);
    const verifier = hex(Uint8Array.from(atob(x.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0)));
    const recipient = await age.identityToRecipient(secret);
    const fingerprint = (await sha256(words.encode(`${recipient}\n${verifier}\n`))).slice(0, 16);
    return { secret, seed, signer, recipient, verifier, fingerprint };
  }

  // A new key, and its file under a passphrase.
  async function newKey(phrase) {
    const seed = hex(crypto.getRandomValues(new Uint8Array(32)));
    const key = await madeOf(await age.generateX25519Identity(), seed);
    const text = `# comity key 1\n# signs with ${seed} (an Ed25519 seed, RFC 8032)\n${key.secret}\n`;
    const sealer = new age.Encrypter();
    sealer.setPassphrase(phrase);
    return { key, file: new Blob([await sealer.encrypt(text)], { type: "application/octet-stream" }) };
  }

  const signature = async (text, key) =>
    hex(new Uint8Array(await crypto.subtle.sign("Ed25519", key.signer, words.encode(text))));

  // A statement's text, signed: the file that comity sign makes.
  async function sign(statement, key) {
    const signed = await signature(statement, key);
    return new File([`{"signature":"${signed}","statement":${statement}}\n`], "statement.signed.json");
  }

  return { Refused, seal, open, reseal, readKey, newKey, sign, signature, sha256 };
})();
