'use strict';

// A page's side of the messages between tool and LMS. It listens only to tool frames in this page and to
// tool windows opened from it.
(() => {
  const MAX_HEIGHT = 30_000;
  const windows = new Map(); // what data-storage says of each

  const frameOf = (source) =>
    [...document.querySelectorAll('iframe.tool-frame')].find((frame) => frame.contentWindow === source);

  const resize = ({ height }, { source }) => {
    const frame = frameOf(source);
    if (frame && frame.closest('dialog')) {
      return {}; // It has the height of its dialog.
    }
    const pixels = Number(height);
    if (!frame || height == null || !Number.isFinite(pixels)) {
      return error('bad_request', 'height must be a number of pixels, from a frame');
    }
    frame.style.height = `${Math.min(Math.max(Math.ceil(pixels), Number(frame.dataset.minHeight)), MAX_HEIGHT)}px`;
    return {};
  };

  const answersFor = (storage) => {
    const here = storage === 'parent' ? storageAnswers() : {};
    const where = {
      parent: {},
      frame: { frame: 'lti_storage_frame' },
      forwarding: { frame: 'post_message_forwarding' },
    }[storage];
    const supported = [{ subject: 'lti.capabilities' }, { subject: 'lti.frameResize' }];
    if (where) {
      supported.push({ subject: 'lti.put_data', ...where }, { subject: 'lti.get_data', ...where });
    }
    return {
      'lti.capabilities': () => ({ supported_messages: supported }),
      'lti.frameResize': resize,
      ...here,
    };
  };

  const answers = new Map();
  addEventListener('message', (event) => {
    const storage = frameOf(event.source)?.dataset.storage ?? windows.get(event.source);
    if (storage && storage !== 'silent') {
      if (!answers.has(storage)) {
        answers.set(storage, answersFor(storage));
      }
      answerMessage(event, answers.get(storage));
    }
  });

  const openPicker = ({ addActivity, storage, title }) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'picker';
    dialog.ariaLabel = title;
    const frame = document.createElement('iframe');
    frame.className = 'tool-frame';
    frame.title = title;
    frame.dataset.storage = storage;
    frame.src = addActivity;
    dialog.append(frame);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  addEventListener('click', (event) => {
    const button = event.target.closest('[data-add-activity]');
    if (button) {
      openPicker(button.dataset);
      return;
    }
    const link = event.target.closest('a[data-tool-window]');
    if (link) {
      event.preventDefault();
      const opened = open(link.href, '_blank');
      if (opened) {
        windows.set(opened, link.dataset.storage);
      }
    }
  });
})();
