package org.weft.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps other processes out of a data folder, by a lock of the operating system on {@code lock} in it, which names the
 * holder's process id and ends with the holder, however that ends.
 */
final class FolderLock implements AutoCloseable {
    // POSIX locks belong to the process: opening and closing the file a second time here would drop the lock.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Empty when somebody else has it. */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        var real = folder.toRealPath();
        if (!HELD_HERE.add(real)) {
            return Optional.empty();
        }
        var channel = FileChannel.open(file(real), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            HELD_HERE.remove(real);
            return Optional.empty();
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new FolderLock(real, channel));
    }

    /** The process id of the one who has it. */
    static String holder(Path folder) throws IOException {
        var real = folder.toRealPath();
        return HELD_HERE.contains(real) ? pid() : Files.readString(file(real));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(folder);
    }

    private static Path file(Path folder) {
        return folder.resolve("lock");
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
