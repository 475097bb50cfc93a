// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounteditor.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void AccountEditor::setList(AccountTableModel *list)
{
    if (m_list == list)
        return;
    m_list = list;
    Q_EMIT accountChanged();
}

bool AccountEditor::isSystem() const
{
    return code() == "SY0000"_L1;
}

void AccountEditor::show(int row)
{
    const QJsonObject account = m_list ? m_list->rows().value(row) : QJsonObject();
    if (account == m_account)
        return;
    m_account = account;
    clearError();
    Q_EMIT accountChanged();
}

void AccountEditor::take(const QJsonObject &account)
{
    if (m_list)
        m_list->replaceRow(account);
    // Another one may have been chosen meanwhile.
    if (account.value("id"_L1).toString() == accountId())
        m_account = account;
    Q_EMIT accountChanged();
}

void AccountEditor::create(const QString &name, const QString &slug)
{
    QJsonObject body{{u"name"_s, name.trimmed()}};
    if (!slug.trimmed().isEmpty())
        body.insert(u"slug"_s, slug.trimmed());
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"accounts"_s}), body),
        [this](const ApiResponse &answer) { Q_EMIT created(answer.object().value("name"_L1).toString()); });
}

void AccountEditor::rename(const QString &name, const QString &slug)
{
    QJsonObject body{{u"name"_s, name.trimmed()}};
    if (slug.trimmed() != this->slug())
        body.insert(u"slug"_s, slug.trimmed());
    ask(ApiRequest::send("PATCH", ApiRequest::pathOf({u"accounts"_s, accountId()}), body), [this](const ApiResponse &answer) {
        take(answer.object());
        Q_EMIT renamed();
    });
}

void AccountEditor::countEffect()
{
    m_collections.clear();
    m_records = 0;
    m_counted = false;
    m_pending = 1;
    Q_EMIT effectChanged();
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"accounts"_s, accountId()})), this,
                                          [this, generation = ++m_generation](const ApiResult &result) {
                                              if (generation != m_generation)
                                                  return;
                                              m_pending = 0;
                                              m_counted = result.has_value();
                                              const QJsonArray used = result
                                                  ? result->object().value("collections_used"_L1).toArray()
                                                  : QJsonArray();
                                              for (const QJsonValue &name : used)
                                                  countRecords(name.toString(), generation);
                                              Q_EMIT effectChanged();
                                          });
}

void AccountEditor::countRecords(const QString &collection, int generation)
{
    m_collections += collection;
    ++m_pending;
    ApiRequest request =
        ApiRequest::get(ApiRequest::pathOf({u"records"_s, collection}), {{u"limit"_s, u"1"_s}, {u"fields"_s, u"id"_s}});
    request.account = accountId();
    AppContext::instance()->client().send(request, this, [this, generation](const ApiResult &result) {
        if (generation != m_generation)
            return;
        --m_pending;
        m_counted = m_counted && result;
        m_records += result ? result->object().value("total"_L1).toInteger() : 0;
        Q_EMIT effectChanged();
    });
}

void AccountEditor::remove()
{
    ask(ApiRequest::remove(ApiRequest::pathOf({u"accounts"_s, accountId()})),
        [this, gone = name()](const ApiResponse &) { Q_EMIT removed(gone); });
}

void AccountEditor::restore()
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"accounts"_s, accountId(), u"restore"_s}), {}),
        [this](const ApiResponse &answer) {
            take(answer.object());
            Q_EMIT restored(answer.object().value("name"_L1).toString());
        });
}

void AccountEditor::purge()
{
    ask(ApiRequest::send("POST", ApiRequest::pathOf({u"accounts"_s, accountId(), u"purge"_s}), {}),
        [this](const ApiResponse &answer) {
            take(answer.object());
            Q_EMIT purging(answer.object().value("name"_L1).toString());
        });
}

} // namespace basalt::app
