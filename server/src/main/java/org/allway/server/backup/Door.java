package org.allway.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Through which a backup comes out of a ward that is running on an embedded database, which no
 * other process can open: a socket in the data folder. Who can reach it could read the files as
 * well.
 */
final class Door implements SmartLifecycle {

  static final String NAME = "backup.socket";

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  private final Path folder;
  private final DataSource source;
  private final Clock clock;
  private volatile Open open = new Open.Not();

  private sealed interface Open {
    record Not() implements Open {}

    record At(ServerSocketChannel channel) implements Open {}
  }

  Door(Path folder, DataSource source, Clock clock) {
    this.folder = folder;
    this.source = source;
    this.clock = clock;
  }

  /** A running ward's backup, if one is running on the folder; whoever gets it closes it. */
  static Optional<InputStream> knock(Path folder) {
    Path socket = folder.resolve(NAME);
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try {
      SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      return Optional.of(Channels.newInputStream(channel));
    } catch (IOException | RuntimeException _) {
      return Optional.empty(); // left over by a ward that was killed
    }
  }

  @Override
  public void start() {
    Path socket = folder.resolve(NAME);
    try {
      Files.deleteIfExists(socket);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket));
      open = new Open.At(channel);
      Thread.ofVirtual().name("backups").start(() -> serve(channel));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Backups are possible only while the ward is stopped: {}", e.getMessage());
    }
  }

  private void serve(ServerSocketChannel channel) {
    while (channel.isOpen()) {
      try (SocketChannel caller = channel.accept();
          OutputStream out = Channels.newOutputStream(caller)) {
        Backup.write(source, clock.instant(), out);
      } catch (IOException | SQLException | RuntimeException e) {
        if (channel.isOpen()) {
          LOG.warn("A backup broke off: {}", e.getMessage());
        }
      }
    }
  }

  @Override
  public void stop() {
    if (open instanceof Open.At(ServerSocketChannel channel)) {
      open = new Open.Not();
      try (channel) {
        Files.deleteIfExists(folder.resolve(NAME));
      } catch (IOException e) {
        LOG.warn("{} is left over: {}", folder.resolve(NAME), e.getMessage());
      }
    }
  }

  @Override
  public boolean isRunning() {
    return open instanceof Open.At;
  }
}
