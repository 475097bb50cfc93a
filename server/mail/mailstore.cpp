// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailstore.h"

#include "core/ids.h"

#include <vector>

namespace basalt::mail {

namespace {

constexpr char kMailColumns[] =
    "SELECT id, account_id, template_type, locale, recipient_email, status, error_message, variables, "
    "sealed, created_at, not_after, sent_at FROM mail_messages";

constexpr char kTemplateColumns[] =
    "SELECT template_type, locale, subject, html_body, text_body, enabled, updated_at, updated_by FROM mail_templates";

QString textAt(const db::Rows &rows, int column)
{
    return QString::fromUtf8(rows.text(column));
}

MailRow readMail(const db::Rows &rows)
{
    MailRow row;
    row.id = rows.string(0);
    row.accountId = rows.string(1);
    row.type = rows.string(2);
    row.locale = rows.string(3);
    row.recipient = rows.string(4);
    row.status = rows.string(5);
    row.error = rows.string(6);
    row.variables = rows.string(7);
    row.sealed = rows.isNull(8) ? QByteArray() : rows.blob(8);
    row.createdAt = rows.timestamp(9);
    row.notAfter = rows.timestamp(10);
    row.sentAt = rows.timestamp(11);
    return row;
}

MailTemplate readTemplate(const db::Rows &rows)
{
    MailTemplate row;
    row.type = rows.string(0);
    row.locale = rows.string(1);
    row.texts = {textAt(rows, 2), textAt(rows, 3), textAt(rows, 4)};
    row.enabled = rows.boolean(5);
    row.builtIn = false;
    row.updatedAt = rows.timestamp(6);
    row.updatedBy = rows.string(7);
    return row;
}

db::Value utf8(const QString &text)
{
    // An empty text, not NULL.
    return text.isEmpty() ? QByteArray("") : text.toUtf8();
}

db::Value blobOrNull(const QByteArray &bytes)
{
    return bytes.isNull() ? db::kNull : db::Value(db::Blob{bytes});
}

} // namespace

// -- settings ----------------------------------------------------------------------------------------------------------------

Result<std::optional<MailStore::StoredSettings>> MailStore::settings()
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT enabled, host, port, security, verify_certificate, ca_certificate, username, "
                                  "sealed_password, from_email, from_name, reply_to, default_locale, app_url, support_email, "
                                  "timeout_seconds, updated_at, updated_by, display_name, logo_url, priority "
                                  "FROM mail_settings WHERE account_id = $1",
                                  {core::kSystemAccountId.toByteArray()}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<StoredSettings>();
    StoredSettings stored;
    MailSettings &settings = stored.settings;
    settings.enabled = rows.boolean(0);
    settings.host = textAt(rows, 1);
    settings.port = static_cast<int>(rows.integer(2));
    settings.security = securityFrom(rows.text(3)).value_or(MailSecurity::StartTls);
    settings.verifyCertificate = rows.boolean(4);
    settings.caCertificate = rows.string(5);
    settings.username = textAt(rows, 6);
    stored.sealedPassword = rows.isNull(7) ? QByteArray() : rows.blob(7);
    settings.fromEmail = textAt(rows, 8);
    settings.fromName = textAt(rows, 9);
    settings.replyTo = textAt(rows, 10);
    settings.defaultLocale = rows.string(11);
    settings.appUrl = textAt(rows, 12);
    settings.supportEmail = textAt(rows, 13);
    settings.timeoutSeconds = static_cast<int>(rows.integer(14));
    settings.updatedAt = rows.timestamp(15);
    settings.updatedBy = rows.string(16);
    stored.label = {textAt(rows, 17), textAt(rows, 18), rows.integer(19)};
    return std::optional(std::move(stored));
}

Result<void> MailStore::lockSettings()
{
    if (m_connection.dialect().engine() == db::Engine::Sqlite)
        return {}; // there is one writer
    return m_connection.executeScript("LOCK TABLE mail_settings IN SHARE ROW EXCLUSIVE MODE");
}

Result<void> MailStore::putSettings(const MailSettings &settings, const QByteArray &sealedPassword)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO mail_settings (account_id, enabled, host, port, security, verify_certificate, ca_certificate, username, "
        "sealed_password, from_email, from_name, reply_to, default_locale, app_url, support_email, timeout_seconds, "
        "updated_at, "
        "updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) "
        "ON CONFLICT (account_id) DO UPDATE SET enabled = excluded.enabled, host = excluded.host, port = excluded.port, "
        "security = excluded.security, verify_certificate = excluded.verify_certificate, "
        "ca_certificate = excluded.ca_certificate, username = excluded.username, sealed_password = excluded.sealed_password, "
        "from_email = excluded.from_email, from_name = excluded.from_name, reply_to = excluded.reply_to, "
        "default_locale = excluded.default_locale, app_url = excluded.app_url, support_email = excluded.support_email, "
        "timeout_seconds = excluded.timeout_seconds, updated_at = excluded.updated_at, updated_by = excluded.updated_by",
        {core::kSystemAccountId.toByteArray(), settings.enabled, utf8(settings.host), qint64(settings.port),
         securityName(settings.security), settings.verifyCertificate, utf8(QString::fromUtf8(settings.caCertificate)),
         utf8(settings.username), blobOrNull(sealedPassword), utf8(settings.fromEmail), utf8(settings.fromName),
         utf8(settings.replyTo), settings.defaultLocale, utf8(settings.appUrl), utf8(settings.supportEmail),
         qint64(settings.timeoutSeconds), settings.updatedAt, db::textOrNull(settings.updatedBy)}));
    return {};
}

Result<void> MailStore::putLabel(const MailLabel &label)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE mail_settings SET display_name = $2, logo_url = $3, priority = $4 WHERE account_id = $1",
        {core::kSystemAccountId.toByteArray(), utf8(label.displayName), utf8(label.logoUrl), label.priority}));
    return {};
}

Result<bool> MailStore::removeSettings()
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("DELETE FROM mail_settings WHERE account_id = $1", {core::kSystemAccountId.toByteArray()}));
    return changed == 1;
}

// -- templates ---------------------------------------------------------------------------------------------------------------

Result<QList<MailTemplate>> MailStore::templates()
{
    BASALT_TRY(auto rows, m_connection.query(kTemplateColumns));
    QList<MailTemplate> templates;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return templates;
        templates.append(readTemplate(rows));
    }
}

Result<std::optional<MailTemplate>> MailStore::findTemplate(const QByteArray &type, const QByteArray &locale)
{
    static const QByteArray sql = QByteArray(kTemplateColumns) + " WHERE template_type = $1 AND locale = $2";
    BASALT_TRY(auto rows, m_connection.query(sql, {type, locale}));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readTemplate(rows)) : std::nullopt;
}

Result<void> MailStore::putTemplate(const MailTemplate &row)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO mail_templates (template_type, locale, subject, html_body, text_body, enabled, updated_at, updated_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (template_type, locale) DO UPDATE SET subject = excluded.subject, "
        "html_body = excluded.html_body, text_body = excluded.text_body, enabled = excluded.enabled, "
        "updated_at = excluded.updated_at, updated_by = excluded.updated_by",
        {row.type, row.locale, utf8(row.texts.subject), utf8(row.texts.html), utf8(row.texts.text), row.enabled, row.updatedAt,
         db::textOrNull(row.updatedBy)}));
    return {};
}

Result<bool> MailStore::removeTemplate(const QByteArray &type, const QByteArray &locale)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("DELETE FROM mail_templates WHERE template_type = $1 AND locale = $2", {type, locale}));
    return changed == 1;
}

// -- mails -------------------------------------------------------------------------------------------------------------------

Result<void> MailStore::insertMail(const MailRow &row)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO mail_messages (id, account_id, template_type, locale, recipient_email, status, error_message, variables, "
        "sealed, created_at, not_after, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        {row.id, row.accountId, row.type, row.locale, row.recipient, row.status, db::textOrNull(row.error), row.variables,
         blobOrNull(row.sealed), row.createdAt, db::textOrNull(row.notAfter), db::textOrNull(row.sentAt)}));
    return {};
}

Result<std::optional<MailRow>> MailStore::findMail(const QByteArray &id, const QByteArray &accountId)
{
    std::vector<db::Value> binds{id};
    QByteArray sql = QByteArray(kMailColumns) + " WHERE id = $1";
    if (!accountId.isNull()) {
        sql += " AND account_id = $2";
        binds.emplace_back(accountId);
    }
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readMail(rows)) : std::nullopt;
}

Result<MailPage> MailStore::list(const MailQuery &query)
{
    std::vector<db::Value> binds;
    QByteArray where;
    const auto add = [&](const QByteArray &condition, const QByteArray &value) {
        if (value.isNull())
            return;
        binds.emplace_back(value);
        where += (where.isEmpty() ? " WHERE " : " AND ") + condition + " $" + QByteArray::number(qsizetype(binds.size()));
    };
    add("account_id =", query.accountId);
    add("status =", query.status);
    add("template_type =", query.type);
    add("created_at >=", query.from);
    add("created_at <", query.until);
    MailPage page;
    {
        BASALT_TRY(auto rows, m_connection.query(QByteArray("SELECT COUNT(*) FROM mail_messages" + where), binds));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    binds.emplace_back(query.limit);
    binds.emplace_back(query.offset);
    const QByteArray sql = kMailColumns + where + " ORDER BY created_at DESC, id DESC LIMIT $"
        + QByteArray::number(qsizetype(binds.size()) - 1) + " OFFSET $" + QByteArray::number(qsizetype(binds.size()));
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readMail(rows));
    }
}

Result<void> MailStore::endMail(const QByteArray &id, const QByteArray &status, const QByteArray &error,
                                const QByteArray &sentAt)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE mail_messages SET status = $2, error_message = $3, sent_at = $4, "
                                         "sealed = CASE WHEN $5 THEN sealed END WHERE id = $1 AND status = 'pending'",
                                         {id, status, db::textOrNull(error), db::textOrNull(sentAt), status == "failed"}));
    return {};
}

Result<bool> MailStore::reopenMail(const QByteArray &id)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE mail_messages SET status = 'pending' WHERE id = $1 AND status = 'failed' "
                                    "AND sealed IS NOT NULL",
                                    {id}));
    return changed == 1;
}

Result<void> MailStore::noteTrouble(const QByteArray &id, const QByteArray &error)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE mail_messages SET error_message = $2 WHERE id = $1 AND status = 'pending'", {id, error}));
    return {};
}

Result<qint64> MailStore::purge(const QByteArray &before, qint64 atMost)
{
    return m_connection.execute("DELETE FROM mail_messages WHERE id IN (SELECT id FROM mail_messages WHERE created_at < $1 "
                                "AND status <> 'pending' ORDER BY created_at LIMIT $2)",
                                {before, atMost});
}

} // namespace basalt::mail
