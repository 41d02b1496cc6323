package org.weft.db;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * A pool of connections to one PostgreSQL database, with Jdbi on top and the migrations to run on it. What its
 * exceptions say may be logged: they name no value that was bound.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST_VERSION = 15;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Settings of the driver. Strings all: it takes no notice of others. */
    private static final Map<String, String> DRIVER = Map.of(
            "ApplicationName", "weft",
            "connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()),
            "tcpKeepAlive", "true",
            "prepareThreshold", "2",
            // Our statements are prepared once and asked often; planning anew takes longer than a better plan saves.
            // Planned while a table is empty, one would read all of it, also when it has grown: so by an index always.
            "options", "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off",
            "reWriteBatchedInserts", "true",
            "logServerErrorDetail", "false");

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Set<String> migrated = ConcurrentHashMap.newKeySet();

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool)
                .installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .installPlugin(new IdPlugin())
                .configure(StatementExceptions.class, how -> how.setMessageRendering(MessageRendering.NONE));
    }

    /** @throws DatabaseRefused when it can't be reached, or is older than PostgreSQL 15 */
    public static Database open(DatabaseSettings settings) {
        var pool = pool(settings);
        var database = new Database(pool);
        try {
            database.refuseOldServer();
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public DataSource dataSource() {
        return pool;
    }

    /**
     * Brings one module's tables up to date: runs the new ones of {@code org/weft/db/migration/<module>} on the class
     * path. Each module has a history of its own, so that modules can share a schema. Several processes may call it at
     * the same time; one of them does the work.
     */
    public void migrate(String module) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:org/weft/db/migration/" + module)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .table("flyway_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        migrated.add(module);
    }

    /** The modules that {@link #migrate} has brought up to date. */
    public Set<String> migrated() {
        return Set.copyOf(migrated);
    }

    /** Whether the server answers us within the time given. */
    public boolean answers(Duration timeout) {
        var answer =
                CompletableFuture.supplyAsync(this::answers).completeOnTimeout(false, timeout.toMillis(), MILLISECONDS);
        return answer.join();
    }

    /** Shows the pool's state among these meters. */
    public void measure(MeterRegistry meters) {
        pool.setMetricRegistry(meters);
    }

    @Override
    public void close() {
        pool.close();
    }

    private boolean answers() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            return statement.execute("select 1"); // Unlike isValid, this lets the pool drop a broken connection.
        } catch (SQLException e) {
            return false;
        }
    }

    private void refuseOldServer() {
        int version = jdbi.withHandle(handle -> handle.createQuery("select current_setting('server_version_num')::int")
                .mapTo(Integer.class)
                .one());
        if (version / 10_000 < OLDEST_VERSION) {
            throw new DatabaseRefused("Weft needs PostgreSQL %d or later; the server at %s is version %d"
                    .formatted(OLDEST_VERSION, pool.getJdbcUrl(), version / 10_000));
        }
    }

    private static HikariDataSource pool(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("weft");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        DRIVER.forEach(config::addDataSourceProperty);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new DatabaseRefused("The database does not let us in (" + settings + "): " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable problem) {
        var cause = problem.getCause();
        return cause == null ? String.valueOf(problem.getMessage()) : rootMessage(cause);
    }
}
