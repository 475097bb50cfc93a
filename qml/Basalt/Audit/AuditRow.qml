// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One entry: when, who, what, on what, and the first of its changes. */
Rectangle {
    id: root

    required property int index
    required property string occurredAt
    required property string actor
    required property string eventName
    required property string tone
    required property string subject
    required property string recordShort
    required property string field
    required property string before
    required property string after
    required property bool hadBefore
    required property bool hasAfter
    required property int moreChanges
    required property string reason
    property bool current: false
    readonly property bool wide: width > AuditColumns.wideFrom
    readonly property int changeWidth: width - AuditColumns.time - AuditColumns.who(wide) - AuditColumns.what(wide) - AuditColumns.where(wide) - AuditColumns.reason(wide) - Theme.grid(24)
    readonly property int diffWidth: Math.max(Theme.grid(14), (changeWidth - Theme.grid(wide ? 26 : 20)) / 2)
    signal pressed

    implicitHeight: Theme.rowHeight
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: occurredAt + " " + actor + " " + eventName + " " + subject
    Accessible.selected: current

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space3
        spacing: Theme.space3

        MonoText {
            Layout.minimumWidth: AuditColumns.time
            Layout.maximumWidth: AuditColumns.time
            text: Desktop.timeText(root.occurredAt)
            color: Theme.muted
        }
        RowLayout {
            Layout.minimumWidth: AuditColumns.who(root.wide)
            Layout.maximumWidth: AuditColumns.who(root.wide)
            spacing: Theme.space1

            Icon {
                name: "user-round"
                color: Theme.faint
                size: Theme.space3
            }
            UiText {
                Layout.fillWidth: true
                text: root.actor
            }
        }
        RowLayout {
            Layout.minimumWidth: AuditColumns.what(root.wide)
            Layout.maximumWidth: AuditColumns.what(root.wide)
            spacing: Theme.space2

            StateDot {
                tone: root.tone
            }
            UiText {
                Layout.fillWidth: true
                text: root.eventName
            }
        }
        RowLayout {
            Layout.minimumWidth: AuditColumns.where(root.wide)
            Layout.maximumWidth: AuditColumns.where(root.wide)
            spacing: Theme.space1

            UiText {
                text: root.subject
                Layout.maximumWidth: Theme.grid(30)
            }
            MonoText {
                Layout.fillWidth: true
                // The end of an id tells records apart; the inspector has all of it.
                text: root.recordShort === "" ? "" : "· " + (root.recordShort.length > 12 ? "…" + root.recordShort.slice(-4) : root.recordShort)
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.grid(60)
            spacing: Theme.space1
            clip: true

            UiText {
                text: root.field
                color: Theme.muted
                Layout.maximumWidth: Theme.grid(28)
            }
            DiffValue {
                visible: root.hadBefore
                text: root.before
                added: false
                maximumWidth: root.diffWidth
            }
            Icon {
                visible: root.hadBefore && root.hasAfter
                name: "arrow-right"
                color: Theme.faint
                size: Theme.space3
            }
            DiffValue {
                visible: root.hasAfter
                text: root.after
                maximumWidth: root.diffWidth
            }
            UiText {
                visible: root.moreChanges > 0
                text: qsTr("+%1").arg(root.moreChanges)
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
            Item {
                Layout.fillWidth: true
            }
        }
        UiText {
            Layout.minimumWidth: AuditColumns.reason(root.wide)
            Layout.maximumWidth: AuditColumns.reason(root.wide)
            visible: root.wide
            text: root.reason
            color: Theme.muted
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onPressed: root.pressed()
    }
}
