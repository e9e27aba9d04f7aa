//! Requests turn into pages and verdicts, for those who show the token.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, put};
use axum::{Json, Router};
use claimwire_report::assets::REPORT;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;

use crate::{Asked, Desk, ReviewError, Token, page};

/// Name of the cookie that carries the token once a browser has shown it.
const COOKIE: &str = "claimwire-token";
const ASSETS: [(&str, &str); 2] = [
    ("review.js", include_str!("../assets/review.js")),
    ("review.css", include_str!("../assets/review.css")),
];

/// What every request is answered from.
#[derive(Clone)]
struct Office {
    desk: Arc<Mutex<Desk>>,
    token: Token,
}

impl Office {
    /// The desk. A request that failed half-way has left it whole: verdicts are entered in one step.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pages and verdicts of a review, without a socket.
pub fn router(desk: Desk, token: Token) -> Router {
    let office = Office { desk: Arc::new(Mutex::new(desk)), token };
    Router::new()
        .route("/", get(list))
        .route("/article/{page}", get(article))
        .route("/assets/{name}", get(asset))
        .route("/api/article/{page}", get(data).post(add))
        .route("/api/claim/{id}", put(judge).delete(take_back))
        .layer(middleware::from_fn_with_state(office.clone(), guard))
        .with_state(office)
}

/// Serves a review at an address until Ctrl-C; `ready` is told the address that it listens at.
///
/// # Errors
/// Where the address cannot be listened at.
pub fn serve(
    desk: Desk,
    token: Token,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ReviewError> {
    let network = |error: std::io::Error| ReviewError::Network(format!("{address}: {error}"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(network)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(network)?;
        ready(listener.local_addr().map_err(network)?);
        let interrupted = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
        axum::serve(listener, router(desk, token)).with_graceful_shutdown(interrupted).await.map_err(network)
    })
}

#[derive(Deserialize)]
struct Shown {
    token: Option<String>,
}

/// Lets through who shows the token: in the address once, which sets a cookie, or in a cookie or header.
async fn guard(
    State(office): State<Office>,
    Query(shown): Query<Shown>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = match shown.token {
        Some(word) if office.token.is(&word) => let_in(&word),
        _ if is_shown(&office.token, request.headers()) => next.run(request).await,
        _ => {
            (StatusCode::UNAUTHORIZED, "Open the address that claimwire serve printed: it holds the token.\n")
                .into_response()
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Takes the token out of the address, where it would be seen and remembered.
fn let_in(word: &str) -> Response {
    let cookie = format!("{COOKIE}={word}; Path=/; HttpOnly; SameSite=Strict");
    ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
}

fn is_shown(token: &Token, headers: &HeaderMap) -> bool {
    let text = |name| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    let cookies = text(header::COOKIE)
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let bearer = text(header::AUTHORIZATION).filter_map(|value| value.strip_prefix("Bearer "));
    let mut words = cookies.filter(|(name, _)| *name == COOKIE).map(|(_, word)| word).chain(bearer);
    words.any(|word| token.is(word))
}

async fn list(State(office): State<Office>) -> Response {
    shown(page::list(&office.desk()))
}

async fn article(State(office): State<Office>, Path(name): Path<String>) -> Response {
    page::article(&office.desk(), &name).map_or_else(not_found, shown)
}

async fn data(State(office): State<Office>, Path(name): Path<String>) -> Response {
    page::data(&office.desk(), &name).map_or_else(not_found, |data| Json(data).into_response())
}

async fn asset(Path(name): Path<String>) -> Response {
    let found = REPORT.iter().chain(&ASSETS).find(|(known, _)| *known == name);
    let kind = if name.ends_with(".css") { "text/css" } else { "text/javascript" };
    found.map_or_else(not_found, |(_, text)| ([(header::CONTENT_TYPE, kind)], *text).into_response())
}

/// A verdict as it is sent.
#[derive(Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
enum Sent {
    Accepted,
    Rejected,
    Corrected { gold: Asked },
}

async fn judge(State(office): State<Office>, Path(id): Path<String>, Json(sent): Json<Sent>) -> Response {
    let mut desk = office.desk();
    let kept = match sent {
        Sent::Accepted => desk.judge(&id, true),
        Sent::Rejected => desk.judge(&id, false),
        Sent::Corrected { gold } => desk.correct(&id, &gold),
    };
    kept.map_or_else(refused, |verdict| Json(verdict).into_response())
}

async fn add(State(office): State<Office>, Path(name): Path<String>, Json(asked): Json<Asked>) -> Response {
    office.desk().add(&name, &asked).map_or_else(refused, |verdict| Json(verdict).into_response())
}

async fn take_back(State(office): State<Office>, Path(id): Path<String>) -> Response {
    office.desk().take_back(&id).map_or_else(refused, |()| StatusCode::NO_CONTENT.into_response())
}

fn shown(page: askama::Result<String>) -> Response {
    match page {
        Ok(page) => Html(page).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn refused(error: ReviewError) -> Response {
    let status = match error {
        ReviewError::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    (status, Json(json!({"error": error.to_string()}))).into_response()
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}
