// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collectionremover.h"

#include "apiclient.h"
#include "appcontext.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void CollectionRemover::remove(const QString &collection)
{
    AppContext *context = AppContext::instance();
    const QString id = context->collections().idOf(collection);
    if (id.isEmpty() || m_busy)
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    context->client().send(ApiRequest::remove(ApiRequest::pathOf({u"collections"_s, id})), this,
                           [this, context, collection](const ApiResult &result) {
                               m_busy = false;
                               m_error = result ? ApiError() : result.error();
                               Q_EMIT changed();
                               if (!result)
                                   return;
                               context->records().forget(collection);
                               context->collections().forget(collection);
                               Q_EMIT removed();
                               context->collections().reload();
                           });
}

void CollectionRemover::clearError()
{
    m_error = {};
    Q_EMIT changed();
}

} // namespace basalt::app
