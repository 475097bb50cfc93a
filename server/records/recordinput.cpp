// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordinput.h"

#include "schema/valuedecoder.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** Reads one body; faults gather as it goes. */
class InputReader
{
public:
    InputReader(const QJsonObject &body, const schema::Collection &collection, const Grant &grant, WriteMode mode)
        : m_body(body)
        , m_collection(collection)
        , m_grant(grant)
        , m_mode(mode)
    {
        m_input.values.resize(collection.columns.size());
    }

    Result<RecordInput> read()
    {
        BASALT_TRY_VOID(refuseForbidden());
        for (auto member = m_body.begin(); member != m_body.end(); ++member)
            readMember(member.key(), member.value());
        if (m_mode != WriteMode::Patch)
            checkRequired();
        if (!m_faults.isEmpty())
            return Error::invalid(std::move(m_faults));
        return std::move(m_input);
    }

private:
    [[nodiscard]] bool isAccountChoice(const QString &key) const
    {
        return key == u"account_id"_s && m_mode == WriteMode::Create && m_grant.seesEverything;
    }

    [[nodiscard]] bool isSystem(const QString &key) const
    {
        const schema::Field *field = m_collection.field(key.toUtf8());
        return (field && field->system) || key == u"account_name"_s;
    }

    [[nodiscard]] bool isRestricted(const QString &key) const
    {
        const auto operation = m_mode == WriteMode::Create ? schema::Operation::Create : schema::Operation::Update;
        return m_collection.field(key.toUtf8()) && !mayUse(m_grant, m_collection, operation, key.toUtf8());
    }

    Result<void> refuseForbidden() const
    {
        QList<FieldError> refused;
        for (const QString &key : m_body.keys()) {
            if (isAccountChoice(key))
                continue;
            if (isSystem(key))
                refused.append({key, u"The server sets this field."_s, u"system_field"_s});
            else if (isRestricted(key))
                refused.append({key, u"This field may not be written."_s, u"restricted_field"_s});
        }
        if (refused.isEmpty())
            return {};
        Error error = Error::of(Code::FieldNotAllowed);
        error.fields = std::move(refused);
        return error;
    }

    void readMember(const QString &key, const QJsonValue &value)
    {
        if (isAccountChoice(key)) {
            m_input.accountSelector = value.toString().toUtf8();
            if (m_input.accountSelector.isEmpty())
                m_faults.append({key, u"Expected the id, code or slug of an account."_s, u"invalid_type"_s});
            return;
        }
        const int column = m_collection.columnIndex(key.toUtf8());
        if (column < 0) {
            m_faults.append({key, u"The collection has no such field."_s, u"unknown_field"_s});
            return;
        }
        const schema::Field &field = m_collection.columns[size_t(column)];
        if (field.isComputed()) {
            m_faults.append({key, u"The field is computed; it cannot be written."_s, u"unknown_field"_s});
            return;
        }
        auto decoded = schema::decodeValue(field, value);
        if (!decoded)
            m_faults.append({key, decoded.error().message, decoded.error().code});
        else if (field.required && schema::isEmpty(*decoded))
            m_faults.append({key, u"The field is required and cannot be empty."_s, u"required_null"_s});
        else
            m_input.values[size_t(column)] = std::move(*decoded);
    }

    void checkRequired()
    {
        for (size_t i = schema::kSystemColumnCount; i < m_collection.columns.size(); ++i) {
            const schema::Field &field = m_collection.columns[i];
            const bool hasDefault = m_mode == WriteMode::Create && field.fallback.kind != schema::FieldDefault::Kind::None;
            if (field.required && !hasDefault && !m_body.contains(QString::fromUtf8(field.name)))
                m_faults.append(requiredMissing(field));
        }
    }

    const QJsonObject &m_body;
    const schema::Collection &m_collection;
    const Grant &m_grant;
    WriteMode m_mode;
    RecordInput m_input;
    QList<FieldError> m_faults;
};

} // namespace

Result<RecordInput> readInput(const QJsonObject &body, const schema::Collection &collection, const Grant &grant, WriteMode mode)
{
    return InputReader(body, collection, grant, mode).read();
}

schema::FieldValue defaultValue(const schema::Field &field, const rules::Variables &variables)
{
    using Kind = schema::FieldDefault::Kind;
    using rules::ValueType;
    using rules::VariableId;
    switch (field.fallback.kind) {
    case Kind::None: break;
    case Kind::Literal: return field.fallback.literal;
    case Kind::Now:
        return variables.value(VariableId::Now, field.type == schema::FieldType::Date ? ValueType::Date : ValueType::DateTime);
    case Kind::AuthId: return variables.value(VariableId::AuthId, ValueType::Text);
    case Kind::AuthEmail: return variables.value(VariableId::AuthEmail, ValueType::Text);
    case Kind::AuthRole: return variables.value(VariableId::AuthRole, ValueType::Text);
    case Kind::AuthAccountId: return variables.value(VariableId::AuthAccountId, ValueType::Text);
    }
    return {};
}

FieldError managedField(const schema::Field &field)
{
    return {QString::fromUtf8(field.name), u"The server fills this field from who makes the record; it stays as it is."_s,
            u"managed_field"_s};
}

Result<void> refuseManaged(QList<FieldError> refused)
{
    if (refused.isEmpty())
        return {};
    Error error = Error::of(Code::Forbidden);
    error.fields = std::move(refused);
    return error;
}

FieldError requiredMissing(const schema::Field &field)
{
    return {QString::fromUtf8(field.name), u"The field is required."_s, u"required_missing"_s};
}

} // namespace basalt::records
