package org.weft.files;

import java.util.List;

/** The types that we keep, each with its media type and what its name may end in; the first is what we add. */
enum FileType {
    PNG(Kind.IMAGE, "image/png", "png"),
    JPEG(Kind.IMAGE, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    GIF(Kind.IMAGE, "image/gif", "gif"),
    WEBP(Kind.IMAGE, "image/webp", "webp"),
    PDF(Kind.PDF, "application/pdf", "pdf"),
    CSV(Kind.TEXT, "text/csv", "csv"),
    MARKDOWN(Kind.TEXT, "text/markdown", "md", "markdown"),
    TEXT(Kind.TEXT, "text/plain", "txt"),
    DOCX(Kind.OFFICE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX(Kind.OFFICE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(Kind.OFFICE, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT(Kind.OFFICE, "application/vnd.oasis.opendocument.text", "odt"),
    ODS(Kind.OFFICE, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP(Kind.OFFICE, "application/vnd.oasis.opendocument.presentation", "odp"),
    ODG(Kind.OFFICE, "application/vnd.oasis.opendocument.graphics", "odg"),
    DOC(Kind.OFFICE, "application/msword", "doc"),
    XLS(Kind.OFFICE, "application/vnd.ms-excel", "xls"),
    PPT(Kind.OFFICE, "application/vnd.ms-powerpoint", "ppt"),
    MP3(Kind.MEDIA, "audio/mpeg", "mp3"),
    M4A(Kind.MEDIA, "audio/mp4", "m4a"),
    MP4(Kind.MEDIA, "video/mp4", "mp4", "m4v", "mov"),
    ZIP(Kind.ARCHIVE, "application/zip", "zip");

    final Kind kind;
    final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    final List<String> endings;

    FileType(Kind kind, String mediaType, String... endings) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    String ending() {
        return endings.get(0);
    }
}
