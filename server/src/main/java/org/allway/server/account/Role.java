package org.allway.server.account;

import org.allway.words.Words;

/** What somebody does on the ward; it decides what they may see and do. */
public enum Role {
  PHYSICIAN,
  PHARMACIST,
  NURSE,
  FAMILY,
  ADMINISTRATOR;

  public Words label() {
    return switch (this) {
      case PHYSICIAN -> new Words("Physician", "Médico");
      case PHARMACIST -> new Words("Pharmacist", "Farmacia");
      case NURSE -> new Words("Nurse", "Enfermería");
      case FAMILY -> new Words("Family", "Familia");
      case ADMINISTRATOR -> new Words("Administrator", "Administración");
    };
  }

  /** Whether this role belongs to the team that treats every child of the ward. */
  public boolean careTeam() {
    return this == PHYSICIAN || this == PHARMACIST || this == NURSE;
  }
}
