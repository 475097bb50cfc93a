// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apitask.h"

#include "apiclient.h"
#include "appcontext.h"

namespace basalt::app {

void ApiTask::clearError()
{
    if (!m_error.isSet())
        return;
    m_error = {};
    Q_EMIT changed();
}

void ApiTask::ask(const ApiRequest &request, std::function<void(const ApiResponse &)> done)
{
    if (m_busy)
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    AppContext::instance()->client().send(request, this, [this, done = std::move(done)](const ApiResult &result) {
        m_busy = false;
        m_error = result ? ApiError() : result.error();
        Q_EMIT changed();
        if (result)
            done(*result);
    });
}

} // namespace basalt::app
