/** What people may put into a text. */
export interface UploadLimit {
  megabytes: number;
  kinds: string[];
}

/** A file as the server keeps it; width and height of pictures. */
export interface Upload {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
}
