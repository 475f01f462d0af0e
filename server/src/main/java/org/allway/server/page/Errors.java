package org.allway.server.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.allway.words.Words;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** What is said when something went wrong: what, and what to do; never how the server is made. */
@Controller
class Errors implements ErrorController {

  private static final int FAULT = 500;

  @RequestMapping("/error")
  View error(HttpServletRequest request, Screen screen) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : FAULT;
    return screen.show(status, "page/error.jte", model(status));
  }

  private static ErrorModel model(int status) {
    return switch (status) {
      case 400, 405, 415 ->
          new ErrorModel(
              status,
              new Words("This request cannot be read", "Esta petición no se puede leer"),
              new Words(
                  "Something in it is not as this page expects. Go back and try again.",
                  "Algo no es como esta página espera. Vuelva atrás e inténtelo de nuevo."));
      case 401, 403 ->
          new ErrorModel(
              status,
              new Words("Not open to you", "No está abierto para usted"),
              new Words(
                  "Your account may not do this, or the page was open for too long. Go back, load"
                      + " it anew and try again; nothing was changed.",
                  "Su cuenta no puede hacer esto, o la página estuvo abierta demasiado tiempo."
                      + " Vuelva, cárguela de nuevo e inténtelo; no se cambió nada."));
      case 404 ->
          new ErrorModel(
              status,
              new Words("Not found", "No encontrado"),
              new Words(
                  "There is nothing here, or it is not yours to see.",
                  "Aquí no hay nada, o no es para usted."));
      case 409 ->
          new ErrorModel(
              status,
              new Words("Somebody was faster", "Alguien se adelantó"),
              new Words(
                  "The chart has changed since you opened it. Load the page anew and look again;"
                      + " nothing of yours was saved.",
                  "La historia ha cambiado desde que la abrió. Cargue la página de nuevo y revise;"
                      + " no se guardó nada suyo."));
      case 429 ->
          new ErrorModel(
              status,
              new Words("Too many requests", "Demasiadas peticiones"),
              new Words("Wait a minute and try again.", "Espere un minuto e inténtelo de nuevo."));
      default ->
          new ErrorModel(
              status,
              new Words("A fault of ours", "Un fallo nuestro"),
              new Words(
                  "This did not work, and it is not your doing. Nothing that was saved is lost."
                      + " Tell your administrator what you did and when.",
                  "Esto no funcionó y no es culpa suya. Nada de lo guardado se pierde. Diga a su"
                      + " administración qué hizo y cuándo."));
    };
  }
}
