// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who was let in to the things of one type, and who is kept out of them. */
Item {
    id: root

    required property string resourceType
    required property AccessListCommands commands
    signal removalRequested(revocation: string, holder: string, told: string, denied: bool)

    function reload(): void {
        lines.reload();
    }

    AccessListModel {
        id: lines

        objectName: "accessListModel"
        active: root.visible
        resourceType: root.resourceType
    }
    Connections {
        target: Session

        function onReady(): void {
            lines.reload();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space2

        InlineNotice {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            visible: lines.loaded && lines.cut
            tone: "info"
            title: qsTr("%1 lines").arg(Desktop.numberText(lines.total))
            message: qsTr("Only the newest 1,000 are shown.")
        }
        StaleBar {
            Layout.fillWidth: true
            visible: lines.loaded && lines.error.isSet
            error: lines.error
            asOf: lines.asOf
            busy: lines.loading
            onRetry: lines.reload()
        }
        ListView {
            objectName: "accessListRows"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: lines.loaded
            clip: true
            activeFocusOnTab: true
            model: lines
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Who is let in")
            delegate: ShareRow {
                id: line

                width: ListView.view.width
                thingShown: true
                // Whoever sees all accounts gives in one of them, but may take back in each.
                removable: Array.from(OwnAccess.held).includes("resources.grant") && !ViewAs.active
                onRemoved: root.removalRequested(line.revocation, line.holder, line.told, line.denied)

                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: lines.loading && !lines.loaded
    }
    EmptyState {
        anchors.centerIn: parent
        visible: lines.loaded && lines.count === 0
        iconName: "users"
        title: qsTr("Nobody was let in yet")
        message: root.commands.ofRecords ? qsTr("Records are shared where they are: in the inspector beside them.") : Session.accountId === "" ? qsTr("Choose an account: things are shared with its own people.") : qsTr("Owners of the account and superadmins need no list.")

        UiButton {
            visible: root.commands.share.enabled
            kind: "primary"
            command: root.commands.share
        }
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !lines.loaded && lines.error.isSet && !lines.loading
        error: lines.error
        onRetry: lines.reload()
    }
}
