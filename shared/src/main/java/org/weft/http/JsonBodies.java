package org.weft.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.weft.base.Json;
import org.weft.base.Refusal;

/** JSON in and out. What is wrong with a body is said as a refusal that names the field. */
@Provider
@Consumes({"application/json"})
@Produces({"application/json", "application/problem+json"})
public final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var bytes = bytes(body);
        try {
            Object value = Json.MAPPER.readValue(bytes, Json.MAPPER.constructType(generic));
            if (value == null) {
                throw new Refusal.Invalid("bad-json", "The body is null");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new Refusal.Invalid("unknown-field", "There is no such field", e.getPropertyName());
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            if (e.getPath().isEmpty() || malformed(e)) {
                throw badJson();
            }
            throw new Refusal.Invalid("wrong-type", "A field is of the wrong type", field(e));
        } catch (JsonProcessingException | CharConversionException e) {
            throw badJson();
        }
    }

    /** @throws WebApplicationException 413 for too many, 400 when they don't come */
    private static byte[] bytes(InputStream body) {
        try {
            return body.readAllBytes();
        } catch (IOException | RuntimeException e) {
            throw Bodies.unreadable(e);
        }
    }

    /** Jackson wraps what is wrong with the text when it stands inside a field. */
    private static boolean malformed(JsonMappingException e) {
        return e.getCause() instanceof JsonParseException || e.getCause() instanceof StreamConstraintsException;
    }

    private static Refusal badJson() {
        return new Refusal.Invalid("bad-json", "The body isn't one JSON object in UTF-8");
    }

    private static String field(JsonMappingException e) {
        var path = e.getPath();
        var name = path.isEmpty() ? null : path.get(path.size() - 1).getFieldName();
        return name == null ? "" : name;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type != String.class && !StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(Json.MAPPER.writeValueAsBytes(value));
    }
}
