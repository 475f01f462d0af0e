package org.allway.server.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.allway.words.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The accounts of the ward, and which families see which children. */
@Repository
public class Accounts {

  /** After so many wrong passwords in a row an account rests. */
  static final int WRONG_IN_A_ROW = 5;

  static final Duration REST = Duration.ofMinutes(15);

  private final JdbcClient database;
  private final PasswordEncoder passwords;
  private final Clock clock;

  Accounts(JdbcClient database, PasswordEncoder passwords, Clock clock) {
    this.database = database;
    this.passwords = passwords;
    this.clock = clock;
  }

  public List<Account> all() {
    return database.sql("select * from account order by role, name").query(Accounts::row).list();
  }

  public Optional<Account> find(UUID id) {
    return database
        .sql("select * from account where id = :id")
        .param("id", id)
        .query(Accounts::row)
        .optional();
  }

  /** By the name that somebody signs in with; small and capital letters are the same. */
  public Optional<Account> named(String name) {
    return database
        .sql("select * from account where name = :name")
        .param("name", plain(name))
        .query(Accounts::row)
        .optional();
  }

  /**
   * Makes an account.
   *
   * @param password to be changed at the first sign-in
   * @return nothing if the name is taken
   */
  public Optional<UUID> open(
      String name, String display, Role role, Language language, String password, String by) {
    return insert(name, display, role, language, hashed(password), true, by);
  }

  /** A password as it is kept. Takes a good part of a second, as guessing must. */
  public String hashed(String password) {
    return passwords.encode(password);
  }

  /** Makes an account whose password is hashed already, and need not be changed. */
  public Optional<UUID> openHashed(
      String name, String display, Role role, Language language, String hash, String by) {
    return insert(name, display, role, language, hash, false, by);
  }

  private Optional<UUID> insert(
      String name,
      String display,
      Role role,
      Language language,
      String hash,
      boolean mustChange,
      String by) {
    UUID id = UUID.randomUUID();
    try {
      database
          .sql(
              """
              insert into account (id, name, display, role, language, password, must_change, totp,
                failed, locked_until, disabled, created_at, created_by)
              values (:id, :name, :display, :role, :language, :password, :must, null, 0, null,
                false, :now, :by)
              """)
          .param("id", id)
          .param("name", plain(name))
          .param("display", display.strip())
          .param("role", role.name())
          .param("language", language.name())
          .param("password", hash)
          .param("must", mustChange)
          .param("now", now())
          .param("by", by)
          .update();
      return Optional.of(id);
    } catch (DuplicateKeyException _) {
      return Optional.empty();
    }
  }

  public boolean isEmpty() {
    return all().isEmpty();
  }

  /** Sets a password that its owner chose, or one to be changed at the next sign-in. */
  public void password(UUID id, String password, boolean mustChange) {
    hash(id, hashed(password), mustChange);
  }

  /** Sets a password that is hashed already. */
  public void hash(UUID id, String hash, boolean mustChange) {
    database
        .sql(
            """
            update account set password = :password, must_change = :must, failed = 0,
              locked_until = null where id = :id
            """)
        .param("password", hash)
        .param("must", mustChange)
        .param("id", id)
        .update();
  }

  public void language(UUID id, Language language) {
    database
        .sql("update account set language = :language where id = :id")
        .param("language", language.name())
        .param("id", id)
        .update();
  }

  /** Turns the second factor on, or off with no secret. */
  public void totp(UUID id, Optional<String> secret) {
    database
        .sql("update account set totp = :secret where id = :id")
        .param("secret", secret.orElse(null))
        .param("id", id)
        .update();
  }

  public void disable(UUID id, boolean disabled) {
    database
        .sql("update account set disabled = :disabled where id = :id")
        .param("disabled", disabled)
        .param("id", id)
        .update();
  }

  /** Notes a wrong password or code. Counting happens in the database, so that none is lost. */
  void failed(UUID id) {
    database
        .sql(
            """
            update account set failed = failed + 1,
              locked_until = case when failed + 1 >= :most then cast(:until as timestamp(6) with time zone)
                else locked_until end
            where id = :id
            """)
        .param("most", WRONG_IN_A_ROW)
        .param("until", now().plus(REST))
        .param("id", id)
        .update();
  }

  void succeeded(UUID id) {
    database
        .sql("update account set failed = 0, locked_until = null where id = :id and failed > 0")
        .param("id", id)
        .update();
  }

  /** Lets a family see a child. */
  public void grant(UUID account, UUID child, String by) {
    try {
      database
          .sql(
              """
              insert into family_child (account, child, granted_at, granted_by)
              values (:account, :child, :now, :by)
              """)
          .param("account", account)
          .param("child", child)
          .param("now", now())
          .param("by", by)
          .update();
    } catch (DuplicateKeyException _) {
      // It sees the child already.
    }
  }

  public void revoke(UUID account, UUID child) {
    database
        .sql("delete from family_child where account = :account and child = :child")
        .param("account", account)
        .param("child", child)
        .update();
  }

  /** The children that a family sees. */
  public Set<UUID> childrenOf(UUID account) {
    return database
        .sql("select child from family_child where account = :account")
        .param("account", account)
        .query((row, _) -> row.getObject("child", UUID.class))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The families that see a child. */
  public List<Account> familiesOf(UUID child) {
    return database
        .sql(
            """
            select account.* from account join family_child on family_child.account = account.id
            where family_child.child = :child order by account.name
            """)
        .param("child", child)
        .query(Accounts::row)
        .list();
  }

  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Account row(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("display"),
        Role.valueOf(row.getString("role")),
        Language.valueOf(row.getString("language")),
        row.getString("password"),
        row.getBoolean("must_change"),
        Optional.ofNullable(row.getString("totp")),
        row.getInt("failed"),
        instant(row.getObject("locked_until", OffsetDateTime.class)),
        row.getBoolean("disabled"));
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
