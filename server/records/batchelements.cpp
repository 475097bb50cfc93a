// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/batchelements.h"

#include "auth/accountstore.h"
#include "core/ids.h"
#include "records/newrecord.h"
#include "schema/valuedecoder.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

Error takenKey(const QByteArray &key)
{
    Error error = Error::of(Code::UniqueViolation);
    error.fields.append({QString::fromUtf8(key), error.message, u"unique"_s});
    return error;
}

} // namespace

Result<NewElement> readNew(const RecordRequest &request, const QJsonObject &body, const QByteArray &accountId)
{
    BASALT_TRY(const RecordInput input, readInput(body, *request.collection, request.grant, WriteMode::Create));
    BASALT_TRY(schema::RecordValues values, newRecord(request, input));
    values[schema::kAccountId] = accountId;
    rules::Variables variables = request.variables;
    variables.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(input.values);
    BASALT_TRY_VOID(checkCreateRule(request, variables, values));
    return NewElement{std::move(values), input.accountSelector, variables.data};
}

Result<UpsertElement> readUpsert(const RecordRequest &creating, const RecordRequest &changing, QJsonObject body,
                                 const QByteArray &key, const QByteArray &accountId)
{
    const QString keyName = QString::fromUtf8(key);
    const QJsonValue keyValue = body.value(keyName);
    UpsertElement element{{}, {}, accountId, {}, NewElement(), RecordInput()};
    if (const QJsonValue named = body.value(u"account_id"_s); creating.grant.seesEverything && named.isString())
        element.account = named.toString().toUtf8();
    if (key == "id") {
        body.remove(keyName);
        if (!keyValue.isUndefined()) {
            element.id = keyValue.toString().toUtf8();
            if (!core::isId(element.id))
                return Error::invalid(keyName, u"Expected a UUID in lower-case letters."_s, u"invalid_id"_s);
        }
    } else if (keyValue.isUndefined() || keyValue.isNull()) {
        return Error::invalid(keyName, u"The key of a record cannot be left out."_s, u"required"_s);
    }
    element.creation = readNew(creating, body, accountId);
    if (key == "id") {
        if (element.creation && !element.id.isNull())
            element.creation->values[schema::kId] = element.id;
    } else {
        // Read by itself: the body as a whole may be wrong for one of the two.
        auto decoded = schema::decodeValue(*creating.collection->field(key), keyValue);
        if (!decoded)
            return Error::invalid(keyName, decoded.error().message, decoded.error().code);
        element.key = std::move(*decoded);
    }
    body.remove(keyName);
    body.remove(u"account_id"_s);
    element.change = readInput(body, *changing.collection, changing.grant, WriteMode::Patch);
    return element;
}

Result<void> checkKey(const RecordRequest &changing, const QByteArray &key)
{
    const schema::Collection &collection = *changing.collection;
    const schema::Field *field = collection.field(key);
    const auto mayName = [&] {
        return maySee(changing.grant, collection, schema::Operation::View, *field) && !isMasked(changing.grant, *field);
    };
    if (key == "id" || (field && field->unique && field->hasColumn() && mayName()))
        return {};
    return Error::invalid(u"key"_s, u"This must be id or a unique field of the collection."_s, u"not_unique"_s);
}

Result<auth::Account> AccountFinder::find(const QByteArray &selector)
{
    if (const auto known = m_known.constFind(selector); known != m_known.cend())
        return *known;
    BASALT_TRY(auto account, auth::AccountStore(m_connection).find(auth::AccountSelector::parse(selector)));
    if (!account)
        return Error::of(Code::AccountNotFound);
    m_known.insert(selector, *account);
    return std::move(*account);
}

Result<StoredRecord> insertElement(RecordChange &change, AccountFinder &accounts, const RecordRequest &request,
                                   const NewElement &element)
{
    StoredRecord record{element.values, request.accountName};
    if (record.accountName.isNull()) {
        const QByteArray &named = element.account.isNull() ? textOf(record.values, schema::kAccountId) : element.account;
        BASALT_TRY(const auth::Account account, accounts.find(named));
        record.values[schema::kAccountId] = account.id;
        record.accountName = account.name;
    }
    BASALT_TRY_VOID(change.insert(record.values, record.accountName, element.data));
    return record;
}

Result<Upserter::Outcome> Upserter::upsert(const UpsertElement &element)
{
    BASALT_TRY(const std::optional<QByteArray> id, find(element));
    if (id) {
        if (!element.change)
            return element.change.error();
        auto changed = m_change.update(*id, *element.change, {}, RecordChange::Unseen::NotFound);
        if (changed)
            return Outcome{std::move(*changed), false};
        // There is one that the caller may not see: creating another one is what fails.
        return changed.error().code == Code::RecordNotFound ? takenKey(m_key) : changed.error();
    }
    if (!element.creation)
        return element.creation.error();
    auto made = insertElement(m_creation, m_accounts, m_creating, *element.creation);
    if (made)
        return Outcome{std::move(*made), true};
    // The id is in another account, or in a part of this one that is out of sight.
    const bool isTaken = made.error().code == Code::UniqueViolation && made.error().fields.isEmpty() && m_key == "id";
    return isTaken ? takenKey(m_key) : made.error();
}

Result<std::optional<QByteArray>> Upserter::find(const UpsertElement &element)
{
    if (m_key == "id") {
        if (element.id.isNull())
            return std::optional<QByteArray>();
        BASALT_TRY(
            const auto stored,
            m_store.findForUpdate(*m_changing.collection, m_changing.plan->stored(), element.id, m_changing.grant.accountId));
        return stored ? std::optional(element.id) : std::nullopt;
    }
    QByteArray accountId = m_changing.grant.accountId;
    if (!element.account.isNull()) {
        BASALT_TRY(const auth::Account account, m_accounts.find(element.account));
        accountId = account.id;
    } else if (accountId.isNull()) {
        accountId = element.accountId;
    }
    const schema::Collection &collection = *m_changing.collection;
    return m_store.findId(collection, collection.columnIndex(m_key), element.key, accountId);
}

} // namespace basalt::records
