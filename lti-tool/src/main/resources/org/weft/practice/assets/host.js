'use strict';

// The course page's side of the messages between tool and LMS. It listens only to tool frames in this page and to
// tool windows opened from it.
(() => {
  const MIN_HEIGHT = 150; // unless the page says otherwise
  const MAX_HEIGHT = 30_000;
  const windows = [];

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
    frame.style.height = `${Math.min(Math.max(Math.ceil(pixels), Number(document.body.dataset.minHeight ?? MIN_HEIGHT)), MAX_HEIGHT)}px`;
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

  let answers;
  addEventListener('message', (event) => {
    const { storage } = document.body.dataset;
    if (storage !== 'silent' && (frameOf(event.source) || windows.includes(event.source))) {
      answers ??= answersFor(storage);
      answerMessage(event, answers);
    }
  });

  const openPicker = ({ addActivity, title }) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'picker';
    dialog.ariaLabel = title;
    const frame = document.createElement('iframe');
    frame.className = 'tool-frame';
    frame.title = title;
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
        windows.push(opened);
      }
    }
  });
})();
