package org.weft.activity;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Lets go of a stream whose connection has ended. */
record EndOfStream(EventStream stream) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
        stream.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stream.end();
    }

    @Override
    public void onError(AsyncEvent event) {
        stream.end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
