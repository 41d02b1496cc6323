'use strict';

// The frame beside a tool's: keeps data for the tool frames beside it, that is, of the same course page.
const answers = { ...storageAnswers() };

addEventListener('message', (event) => {
  if (event.source && event.source !== window && event.source.parent === parent) {
    answerMessage(event, answers);
  }
});
