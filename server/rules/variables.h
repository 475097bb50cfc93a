// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/requestfacts.h"
#include "rules/ast.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace basalt::rules {

/** What a rule can know besides the record: who asks, when, and what was sent. Plain values made once per request. */
struct Variables
{
    QByteArray authId; ///< null for a caller who is not signed in, and then the others are as well
    QByteArray authEmail;
    QByteArray authRole;
    QByteArray authAccountId;
    QByteArray now; ///< the same instant for the whole request, as core/timestamp.h writes it
    QList<QByteArray> authGroups = {};
    QList<QByteArray> authPermissions = {};
    /** By position in Collection::columns; null where a rule of this operation has no `@request.data` or `@old`. */
    std::shared_ptr<const std::vector<std::optional<schema::FieldValue>>> data = {};
    std::shared_ptr<const schema::RecordValues> old = {};
    std::shared_ptr<const core::RequestFacts> request = {}; ///< null where there was none, as in a job
    QHash<QByteArray, QList<QByteArray>> authContext = {};  ///< claims of a foreign token, each of its values

    /** For writing SQL beforehand, where each value is looked at once: only the instant has to be one. */
    [[nodiscard]] static Variables ofNobody() { return {{}, {}, {}, {}, "1970-01-01T00:00:00.000Z"}; }

    /**
     * The value as `type`, null where there is none. `column` is that of Data, DataIsSet, DataChanges and Old. The type check
     * has seen that it is one of the variable's types.
     */
    [[nodiscard]] schema::FieldValue value(VariableId id, ValueType type, int column = -1) const;
    /** The value of a Variable node; of a claim of several values none, as it has not one. */
    [[nodiscard]] schema::FieldValue value(const Node &variable) const;
    /** The list whose values are the rows of a Constants step. */
    [[nodiscard]] schema::FieldValue list(const Step &step) const;

private:
    [[nodiscard]] QByteArray requestPart(VariableId id, const QByteArray &name) const;
    [[nodiscard]] QByteArray onlyValueOf(const QByteArray &claim) const;
    [[nodiscard]] schema::FieldValue dataValue(VariableId id, int column) const;
};

/** The variable of that name, with its `@`. Not those that name a field. */
[[nodiscard]] std::optional<VariableId> parseVariable(QByteArrayView name);

/** The type of a variable that parseVariable() knows. */
[[nodiscard]] ValueType variableType(VariableId id);

} // namespace basalt::rules
