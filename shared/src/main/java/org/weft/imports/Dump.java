package org.weft.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of a dump are read from: a folder, or one on the class path. */
@FunctionalInterface
public interface Dump {
    /** @param file for example {@code Posts.xml} */
    InputStream open(String file) throws IOException;

    static Dump folder(Path folder) {
        return file -> Files.newInputStream(folder.resolve(file));
    }

    /** @param folder as seen from {@code beside}, for example {@code quantum-sample} */
    static Dump classPath(Class<?> beside, String folder) {
        return file -> {
            var in = beside.getResourceAsStream(folder + "/" + file);
            if (in == null) {
                throw new NoSuchFileException(folder + "/" + file);
            }
            return in;
        };
    }
}
