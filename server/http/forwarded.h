// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request.h"

#include <QHostAddress>
#include <QList>

#include <utility>

namespace basalt::http {

/** Networks whose word on the client's address is taken: address and prefix length. */
using TrustedProxies = QList<std::pair<QHostAddress, int>>;

/**
 * Puts the client that a trusted proxy speaks for into peerAddress and secure: the last address of X-Forwarded-For that is
 * no trusted proxy itself, and X-Forwarded-Proto. Does nothing if the peer is not trusted, so nobody can claim an address.
 */
void applyForwarded(const TrustedProxies &proxies, Request &request);

} // namespace basalt::http
