// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The decision, step for step, and below it how the database goes about it, for who wants that. */
Card {
    id: root

    readonly property string tone: AccessQuestion.verdict === "yes" ? "success" : AccessQuestion.verdict === "no" ? "danger" : "warning"
    property bool showsSql: false

    objectName: "accessDecision"
    padding: Theme.space5
    spacing: Theme.space3
    opacity: AccessQuestion.busy ? Theme.nullOpacity : 1

    Flow {
        width: parent.width
        spacing: Theme.space2

        Rectangle {
            implicitWidth: verdict.implicitWidth + 2 * Theme.space3
            implicitHeight: Theme.grid(7)
            radius: Theme.radius
            color: Theme.toneSoft(root.tone)
            Accessible.role: Accessible.StaticText
            Accessible.name: AccessQuestion.headline

            Row {
                id: verdict

                anchors.centerIn: parent
                spacing: Theme.space2

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.tone === "success" ? "circle-check" : root.tone === "danger" ? "circle-x" : "circle-help"
                    color: Theme.toneColor(root.tone)
                }
                UiText {
                    objectName: "accessHeadline"
                    anchors.verticalCenter: parent.verticalCenter
                    text: AccessQuestion.headline
                    color: Theme.toneColor(root.tone)
                    font.weight: Theme.weightStrong
                }
            }
        }
        UiText {
            height: Theme.grid(7)
            text: AccessQuestion.note
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
    }
    Column {
        width: parent.width

        Repeater {
            model: AccessQuestion.lines

            AccessLineRow {
                required property accessLine modelData

                width: parent ? parent.width : 0
                line: modelData
            }
        }
    }
    FactRow {
        objectName: "accessReach"
        width: parent.width
        visible: AccessQuestion.reach !== ""
        label: qsTr("Reaches")
        value: AccessQuestion.reach
    }
    Row {
        visible: AccessQuestion.statement !== ""
        spacing: Theme.space2

        UiButton {
            objectName: "accessSqlButton"
            kind: "ghost"
            leftPadding: 0
            iconName: root.showsSql ? "chevron-down" : "chevron-right"
            text: qsTr("Statement and plan")
            onClicked: root.showsSql = !root.showsSql
        }
        IconButton {
            visible: root.showsSql
            iconName: "copy"
            hint: qsTr("Copy the statement")
            onClicked: Desktop.copy(AccessQuestion.statement)
        }
    }
    CodeBlock {
        objectName: "accessSql"
        width: parent.width
        visible: root.showsSql && AccessQuestion.statement !== ""
        margin: Theme.space3
        text: AccessQuestion.statement
    }
    CodeBlock {
        width: parent.width
        visible: root.showsSql && AccessQuestion.plan !== ""
        margin: Theme.space3
        text: AccessQuestion.plan
    }
}
