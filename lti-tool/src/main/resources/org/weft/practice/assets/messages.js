'use strict';

const MAX_ENTRIES = 500; // for each origin
const MAX_LENGTH = 4096; // of a key and its value, in UTF-16 units

/**
 * Answers a message of a tool (1EdTech, LTI Client Side postMessages 0.1). `answers` maps each known subject to a
 * function that gets the message and the event and returns the fields of the response, maybe `error`.
 */
function answerMessage(event, answers) {
  const message = event.data;
  if (typeof message?.subject !== 'string' || !message.subject.startsWith('lti.') || event.origin === 'null') {
    return;
  }
  if (message.subject.endsWith('.response')) {
    return;
  }
  const answer = Object.hasOwn(answers, message.subject) ? answers[message.subject] : unsupported;
  const fields = answer(message, event);
  event.source.postMessage(
    { subject: `${message.subject}.response`, message_id: message.message_id, ...fields },
    event.origin,
  );
}

/** Answers to lti.put_data and lti.get_data. Data lives as long as the page and belongs to the asking origin. */
function storageAnswers() {
  const stores = new Map();
  const storeOf = (origin) => {
    if (!stores.has(origin)) {
      stores.set(origin, new Map());
    }
    return stores.get(origin);
  };
  return {
    'lti.put_data': ({ message_id, key, value }, { origin }) => {
      if (!isText(message_id) || !isText(key) || !(value == null || typeof value === 'string')) {
        return error('bad_request', 'message_id, key and value must be text');
      }
      const store = storeOf(origin);
      if (value == null) {
        store.delete(key);
        return { key, value: null };
      }
      if (key.length + value.length > MAX_LENGTH || (!store.has(key) && store.size >= MAX_ENTRIES)) {
        return error('storage_exhaustion', `at most ${MAX_ENTRIES} entries of ${MAX_LENGTH} characters`);
      }
      store.set(key, value);
      return { key, value };
    },
    'lti.get_data': ({ message_id, key }, { origin }) => {
      if (!isText(message_id) || !isText(key)) {
        return error('bad_request', 'message_id and key must be text');
      }
      return { key, value: storeOf(origin).get(key) ?? null };
    },
  };
}

function unsupported({ subject }) {
  return error('unsupported_subject', `${subject} is not supported here`);
}

function error(code, message) {
  return { error: { code, message } };
}

function isText(value) {
  return typeof value === 'string' && value !== '';
}
