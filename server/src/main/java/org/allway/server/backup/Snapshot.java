package org.allway.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything in a store at one moment: whatever is written while it is read stays out. Both
 * databases give that to a serializable transaction that only reads.
 */
final class Snapshot implements AutoCloseable {

  private static final int ROWS_AT_A_TIME = 500;

  private static final BigInteger LIMIT = BigInteger.TWO.pow(256);

  private final Connection connection;
  private final List<Table> tables;

  private Snapshot(Connection connection, List<Table> tables) {
    this.connection = connection;
    this.tables = tables;
  }

  static Snapshot of(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    return new Snapshot(connection, Table.all(connection));
  }

  List<Table> tables() {
    return tables;
  }

  Connection connection() {
    return connection;
  }

  /** The version of the tables, as the migrations count it. */
  String schema() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select version from flyway_schema_history where success order by installed_rank"
                    + " desc fetch first 1 rows only")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Writes a table, one row a line of JSON. */
  Manifest.Part write(Table table, OutputStream out) throws SQLException, IOException {
    DigestOutputStream digest = new DigestOutputStream(out, sha256());
    MessageDigest ofLine = sha256();
    BigInteger content = BigInteger.ZERO;
    long rows = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = statement.executeQuery(table.select())) {
        while (row.next()) {
          ObjectNode line = JsonNodeFactory.instance.objectNode();
          for (int i = 0; i < table.columns().size(); i++) {
            Table.Column column = table.columns().get(i);
            line.set(column.name(), column.kind().read(row, i + 1));
          }
          byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
          digest.write(bytes);
          content = content.add(new BigInteger(1, ofLine.digest(bytes))).mod(LIMIT);
          rows++;
        }
      }
    }
    digest.flush();
    return new Manifest.Part(
        table.name(),
        rows,
        HexFormat.of().formatHex(digest.getMessageDigest().digest()),
        content.toString(16));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
