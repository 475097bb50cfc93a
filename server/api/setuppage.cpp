// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/setuppage.h"

#include "http/problem.h"

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kPolicy("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                                 "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

constexpr QByteArrayView kPage(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Set up Basalt</title>
<link rel="stylesheet" href="/setup/setup.css">
<script src="/setup/setup.js" defer></script>
</head>
<body>
<main>
<h1>Set up Basalt</h1>
<p>This makes the first administrator, and an account to work in. The link works until an administrator exists.</p>
<form id="form">
<label>E-mail address <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="new-password" required></label>
<label>Name of your account <input name="account_name" type="text" maxlength="255" required></label>
<button>Create</button>
</form>
<p id="message" role="alert"></p>
</main>
<noscript>This page needs JavaScript. On the command line: basalt create-superadmin</noscript>
</body>
</html>
)");

constexpr QByteArrayView kStyle(R"(:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { width: min(26rem, 90vw); }
label { display: block; margin: 1rem 0; }
input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .6rem; margin-top: .3rem; }
#message { white-space: pre-line; }
)");

constexpr QByteArrayView kScript(R"('use strict';
const form = document.getElementById('form');
const message = document.getElementById('message');
const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (!token) {
    message.textContent = 'This address lacks its token. Use the whole link that the server printed at its start.';
}
form.addEventListener('submit', async (event) => {
    event.preventDefault();
    message.textContent = '';
    const fields = Object.fromEntries(new FormData(form));
    try {
        const answer = await fetch('/api/v1/auth/setup', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ ...fields, token }),
        });
        const body = await answer.json();
        if (answer.ok) {
            history.replaceState(null, '', '/setup');
            form.hidden = true;
            message.textContent = 'Done. Sign in as ' + fields.email + ' in the admin app: account "system" to administer '
                + 'this server, "' + (body.new_account?.slug ?? fields.account_name) + '" to work.';
            return;
        }
        const details = (body.details ?? []).map((detail) => detail.field + ': ' + detail.message);
        message.textContent = [body.message, ...details].join('\n');
    } catch (error) {
        message.textContent = 'The server cannot be reached.';
    }
});
)");

void sendFile(const http::Request &request, Reply reply)
{
    const QByteArray name = request.pathParameter("file");
    if (name == "setup.css")
        reply.send(Response::text(200, "text/css; charset=utf-8", kStyle.toByteArray()));
    else if (name == "setup.js")
        reply.send(Response::text(200, "text/javascript; charset=utf-8", kScript.toByteArray()));
    else
        reply.fail(Error::of(Code::RouteNotFound));
}

void sendPage(Reply reply)
{
    Response response = Response::text(200, "text/html; charset=utf-8", kPage.toByteArray());
    response.headers.set("Content-Security-Policy", kPolicy);
    response.headers.set("Cache-Control", "no-store");
    reply.send(std::move(response));
}

} // namespace

std::vector<http::Route> SetupPage::routes()
{
    using enum http::Access;
    return {
        {Method::Get,
         "/setup",
         Anyone,
         [](const RequestPtr &, Reply reply) { sendPage(std::move(reply)); },
         {.tag = "meta", .summary = "The page behind the setup link (HTML)"}},
        {Method::Get,
         "/setup/{file}",
         Anyone,
         [](const RequestPtr &request, Reply reply) { sendFile(*request, std::move(reply)); },
         {.tag = "meta", .summary = "Files of the setup page"}},
    };
}

} // namespace basalt::api
