// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A statement that a rule leads to: how long it takes, how the database goes about it, and its text for who wants that. */
ColumnLayout {
    id: root

    required property ruleStatement statement
    property bool showsSql: false

    spacing: Theme.space1

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        SectionLabel {
            text: root.statement.title
        }
        MonoText {
            Layout.fillWidth: true
            text: root.statement.cost
            color: Theme.muted
        }
        IconButton {
            iconName: "terminal"
            hint: root.showsSql ? qsTr("Show the plan") : qsTr("Show the statement")
            onClicked: root.showsSql = !root.showsSql
        }
        IconButton {
            iconName: "copy"
            hint: qsTr("Copy")
            onClicked: Desktop.copy(code.text)
        }
    }
    CodeBlock {
        id: code

        Layout.fillWidth: true
        margin: Theme.space3
        text: root.showsSql ? root.statement.sql : root.statement.steps
    }
}
