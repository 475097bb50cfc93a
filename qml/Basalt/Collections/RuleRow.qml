// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One operation's rule: locked, open, or an expression. */
Rectangle {
    id: root

    required property int index
    required property string operation
    required property string title
    required property string mode
    required property string expression
    required property bool modified
    required property string problem
    property string collection
    /** What saving said, else what the server says of the text as it is being typed. */
    readonly property string trouble: mode !== "rule" ? "" : problem !== "" ? problem : field.problem
    signal modeChosen(mode: string)
    signal expressionEdited(text: string)

    objectName: "rule_" + operation
    implicitHeight: column.implicitHeight + 2 * Theme.space3
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.hairline
    border.color: modified ? Theme.warning : Theme.border

    ColumnLayout {
        id: column

        x: Theme.space4
        y: Theme.space3
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Icon {
                name: root.mode === "locked" ? "lock" : root.mode === "everyone" ? "globe" : "shield-check"
                color: root.mode === "everyone" ? Theme.warning : root.mode === "rule" ? Theme.success : Theme.faint
            }
            UiText {
                text: root.title
                font.weight: Theme.weightStrong
            }
            UiText {
                Layout.fillWidth: true
                text: root.mode === "locked" ? qsTr("superadmins only") : root.mode === "everyone" ? qsTr("anybody, also without signing in") : qsTr("those for whom this is true")
                color: root.mode === "everyone" ? Theme.warning : Theme.muted
            }
            UiText {
                visible: root.modified
                text: qsTr("changed")
                color: Theme.warning
                font.pixelSize: Theme.fontSecondary
            }
            Segmented {
                values: ["locked", "rule", "everyone"]
                texts: [qsTr("Locked"), qsTr("Rule"), qsTr("Everyone")]
                value: root.mode
                onChosen: value => root.modeChosen(value)
            }
        }
        RuleField {
            id: field

            objectName: "ruleExpression"
            Layout.fillWidth: true
            visible: root.mode === "rule"
            collection: root.collection
            operation: root.operation
            invalid: root.trouble !== ""
            text: root.expression
            placeholderText: "created_by = @request.auth.id"
            onEdited: root.expressionEdited(text)
        }
        UiText {
            Layout.fillWidth: true
            visible: root.trouble !== ""
            text: root.trouble
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
    }
}
