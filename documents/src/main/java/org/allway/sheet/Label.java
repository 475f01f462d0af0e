package org.allway.sheet;

import org.allway.words.Language;

/** The words of a sheet's own frame. */
enum Label {
  ROADMAP("Treatment roadmap", "Hoja de ruta del tratamiento"),
  BORN("born", "nacimiento"),
  GIRL("girl", "niña"),
  BOY("boy", "niño"),
  DIAGNOSED("Diagnosed", "Diagnóstico"),
  CENTRE("Centre profile", "Perfil del centro"),
  PROTOCOL("Protocol", "Protocolo"),
  REVIEW("review", "revisión"),
  RISK("Risk group", "Grupo de riesgo"),
  UNDETERMINED("not determined yet", "aún sin determinar"),
  PROVISIONAL("PROVISIONAL", "PROVISIONAL"),
  POSSIBLE("still possible", "aún posibles"),
  AS_OF("Plan as of", "Plan con fecha de"),
  KNOWN_ON("as known on", "según lo conocido el"),
  PHASE("Phase", "Fase"),
  FROM("From", "Desde"),
  TO("To", "Hasta"),
  DAYS("Days", "Días"),
  STATUS("Status", "Estado"),
  DONE("done", "hecha"),
  ACTIVE("active, day", "en curso, día"),
  PROJECTED("projected", "prevista"),
  END("End of therapy", "Fin del tratamiento"),
  EARLIEST("at the earliest", "como muy pronto"),
  SIZE("Body surface", "Superficie corporal"),
  NO_SIZE("height or weight not recorded", "talla o peso sin registrar"),
  OF("of", "del"),
  START("Start", "Inicio"),
  CRITERIA("Start criteria", "Criterios de inicio"),
  DAY("Day", "Día"),
  DUE("Due", "Fecha prevista"),
  WHAT("Drug and route; tests", "Fármaco y vía; pruebas"),
  DOSE("Dose", "Dosis"),
  WORKINGS("How it was worked out", "Cómo se calculó"),
  GIVEN_ON("given on", "administrado en"),
  GIVEN("Date and amount given", "Fecha y cantidad administrada"),
  INITIALS("Initials", "Iniciales"),
  COMMENTS("Comments", "Comentarios"),
  DAILY("each day", "cada día"),
  ON("on", "en"),
  TEST("Test", "Prueba"),
  WAITS("Waits for", "Espera"),
  UNPLANNED("Given, not planned", "Administrado, no previsto"),
  OMIT("left out", "se omite"),
  HOLD("on hold", "en pausa"),
  FINDINGS("Notices", "Avisos"),
  CARE("Care in these days", "Cuidados de estos días"),
  MODIFICATIONS("Dose modifications", "Modificaciones de dosis"),
  DECISIONS("Decisions", "Decisiones"),
  OPEN("OPEN", "ABIERTA"),
  PLANNED_WITH("planned for now with", "planificado por ahora con"),
  NEEDS("Still needed", "Falta saber"),
  BY("by", "antes del"),
  WHY("Why", "Por qué"),
  SIGN("Prescriber / date:", "Prescribe / fecha:"),
  CHECKED("Checked by / date:", "Comprueba / fecha:"),
  UNVERIFIED(
      "* rests on a number that nobody has found in a source: check it against the centre's"
          + " protocol.",
      "* se basa en un número que nadie ha encontrado en una fuente: compruébelo con el protocolo"
          + " del centro."),
  SUPPORTS(
      "Allway supports clinicians and replaces none.",
      "Allway ayuda a los profesionales y no sustituye a ninguno."),
  PAGE("Page", "Página"),
  PAGES("of", "de"),
  STOP("STOP", "ALTO"),
  WARN("Warning", "Atención"),
  INFO("Info", "Nota"),
  OMITS("omit", "omitir"),
  STOPS("stop for good", "suspender definitivamente"),
  INSTEAD("replace by", "sustituir por"),
  SAME("same dose", "misma dosis"),
  NEXT("next step", "paso siguiente"),
  OF_LAST("of the last dose", "de la última dosis"),
  AT_MOST("at most", "como máximo");

  private final String en;
  private final String es;

  Label(String en, String es) {
    this.en = en;
    this.es = es;
  }

  String in(Language language) {
    return switch (language) {
      case EN -> en;
      case ES -> es;
    };
  }
}
