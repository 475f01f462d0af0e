package org.allway.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the ward's server. */
@SpringBootApplication
public class Ward {

  public static void main(String[] arguments) {
    SpringApplication.run(Ward.class, arguments);
  }
}
