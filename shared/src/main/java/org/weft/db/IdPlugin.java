package org.weft.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;
import org.weft.base.Id;

/**
 * Teaches Jdbi our records: a record that is an {@link Id} is a {@code bigint} (alone, and in an array as
 * {@code = any(:ids)} wants it), every other record without a column mapper is a row, by its components' names.
 */
public final class IdPlugin implements JdbiPlugin {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument((ArgumentFactory) IdPlugin::argument);
        jdbi.registerArrayType(IdPlugin::arrayType);
        jdbi.registerColumnMapper(IdPlugin::column);
        jdbi.registerRowMapper(IdPlugin::row);
    }

    private static Optional<Argument> argument(Type type, @Nullable Object value, ConfigRegistry config) {
        if (value instanceof Id id) {
            return Optional.of((position, statement, context) -> statement.setLong(position, id.value()));
        }
        return value == null && isId(type)
                ? Optional.of((position, statement, context) -> statement.setNull(position, Types.BIGINT))
                : Optional.empty();
    }

    private static Optional<SqlArrayType<?>> arrayType(Type type, ConfigRegistry config) {
        return isId(type) ? Optional.of(SqlArrayType.<Id>of("bigint", Id::value)) : Optional.empty();
    }

    private static Optional<ColumnMapper<?>> column(Type type, ConfigRegistry config) {
        if (!isId(type)) {
            return Optional.empty();
        }
        var constructor = constructor(GenericTypes.getErasedType(type));
        return Optional.of((row, column, context) -> {
            long value = row.getLong(column);
            return row.wasNull() ? null : read(constructor, value);
        });
    }

    private static Optional<RowMapper<?>> row(Type type, ConfigRegistry config) {
        var raw = GenericTypes.getErasedType(type);
        boolean isRow = raw.isRecord()
                && !isId(type)
                && config.get(ColumnMappers.class).findFor(type).isEmpty();
        return isRow ? Optional.of(ConstructorMapper.of(raw)) : Optional.empty();
    }

    private static boolean isId(Type type) {
        var raw = GenericTypes.getErasedType(type);
        return raw.isRecord() && Id.class.isAssignableFrom(raw);
    }

    private static Constructor<?> constructor(Class<?> id) {
        try {
            var constructor = id.getDeclaredConstructor(long.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(id + " must be a record of one long", e);
        }
    }

    private static Object read(Constructor<?> constructor, long value) throws SQLException {
        try {
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("No " + constructor.getDeclaringClass().getSimpleName() + " of " + value, e);
        }
    }
}
