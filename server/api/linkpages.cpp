// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/linkpages.h"

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kLinkPolicy("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                                     "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

constexpr QByteArrayView kVerifyPage(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verify your e-mail address</title>
<link rel="stylesheet" href="/setup/setup.css">
<script src="/links/links.js" defer></script>
</head>
<body>
<main>
<h1>Verify your e-mail address</h1>
<form id="form" data-path="/api/v1/auth/verify-email" data-done="Your address is verified. You can close this page.">
<button>Verify address</button>
</form>
<p id="message" role="alert"></p>
</main>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
)");

constexpr QByteArrayView kResetPage(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Choose a new password</title>
<link rel="stylesheet" href="/setup/setup.css">
<script src="/links/links.js" defer></script>
</head>
<body>
<main>
<h1>Choose a new password</h1>
<form id="form" data-path="/api/v1/auth/reset-password" data-done="Done. Sign in with your new password.">
<label>New password <input name="new_password" type="password" autocomplete="new-password" required></label>
<button>Set password</button>
</form>
<p id="message" role="alert"></p>
</main>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
)");

constexpr QByteArrayView kInvitationPage(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Accept an invitation</title>
<link rel="stylesheet" href="/setup/setup.css">
<script src="/links/links.js" defer></script>
</head>
<body>
<main>
<h1>Accept an invitation</h1>
<form id="form" data-path="/api/v1/invitations/{token}/accept" data-done="Welcome. Sign in with your address and the password.">
<label>Choose a password <input name="password" type="password" autocomplete="new-password" required></label>
<button>Accept</button>
</form>
<p id="message" role="alert"></p>
</main>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
)");

constexpr QByteArrayView kLinkScript(R"('use strict';
const form = document.getElementById('form');
const message = document.getElementById('message');
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (!token) {
    message.textContent = 'This address lacks its token. Use the whole link of the mail.';
}
form.addEventListener('submit', async (event) => {
    event.preventDefault();
    message.textContent = '';
    const fields = Object.fromEntries(new FormData(form));
    try {
        const answer = await fetch(form.dataset.path.replace('{token}', encodeURIComponent(token)), {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ ...fields, token }),
        });
        const body = await answer.json();
        if (answer.ok) {
            history.replaceState(null, '', location.pathname);
            form.hidden = true;
            message.textContent = form.dataset.done;
            return;
        }
        const details = (body.details ?? []).map((detail) => detail.message);
        message.textContent = [body.message, ...details].join('\n');
    } catch (error) {
        message.textContent = 'The server cannot be reached.';
    }
});
)");

void sendLinkPage(Reply reply, QByteArrayView page)
{
    Response response = Response::text(200, "text/html; charset=utf-8", page.toByteArray());
    response.headers.set("Content-Security-Policy", kLinkPolicy);
    response.headers.set("Cache-Control", "no-store");
    reply.send(std::move(response));
}

} // namespace

std::vector<http::Route> LinkPages::routes()
{
    using enum http::Access;
    return {
        {Method::Get,
         "/verify-email",
         Anyone,
         [](const RequestPtr &, Reply reply) { sendLinkPage(std::move(reply), kVerifyPage); },
         {.tag = "meta", .summary = "The page behind a link that verifies an e-mail address (HTML)"}},
        {Method::Get,
         "/reset-password",
         Anyone,
         [](const RequestPtr &, Reply reply) { sendLinkPage(std::move(reply), kResetPage); },
         {.tag = "meta", .summary = "The page behind a link that resets a password (HTML)"}},
        {Method::Get,
         "/invitation",
         Anyone,
         [](const RequestPtr &, Reply reply) { sendLinkPage(std::move(reply), kInvitationPage); },
         {.tag = "meta", .summary = "The page behind the link of an invitation (HTML)"}},
        {Method::Get,
         "/links/links.js",
         Anyone,
         [](const RequestPtr &, Reply reply) {
             reply.send(Response::text(200, "text/javascript; charset=utf-8", kLinkScript.toByteArray()));
         },
         {.tag = "meta", .summary = "What those pages do"}},
    };
}

} // namespace basalt::api
