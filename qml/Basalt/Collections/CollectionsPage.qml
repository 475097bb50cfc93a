// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** All collections of the server, with counts and who can reach them. */
FocusScope {
    id: root

    objectName: "collectionsPage"

    Command {
        id: newCollection

        commandId: "collections.new"
        title: qsTr("New collection")
        category: qsTr("Collections")
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: Session.superadmin
        listed: false
        onTriggered: Navigator.open("newCollection")
    }
    Command {
        commandId: "collections.reload"
        title: qsTr("Reload the collections")
        category: qsTr("Collections")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: CollectionStore.reload()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: CollectionStore.loaded && CollectionStore.count > 0

        PageHeader {
            Layout.fillWidth: true
            Layout.margins: Theme.space5
            title: qsTr("Collections")
            note: qsTr("%Ln collection(s)", "", CollectionStore.count)

            UiButton {
                objectName: "newCollectionButton"
                kind: "primary"
                command: newCollection
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.rowHeight
            color: Theme.surface

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.space5
                anchors.rightMargin: Theme.space5
                spacing: Theme.space4

                ColumnTitle {
                    Layout.fillWidth: true
                    text: qsTr("name")
                }
                ColumnTitle {
                    Layout.preferredWidth: Theme.grid(30)
                    text: qsTr("records")
                    horizontalAlignment: Text.AlignRight
                }
                ColumnTitle {
                    Layout.preferredWidth: Theme.grid(20)
                    text: qsTr("fields")
                    horizontalAlignment: Text.AlignRight
                }
                ColumnTitle {
                    Layout.leftMargin: Theme.space6
                    Layout.preferredWidth: Theme.grid(36)
                    text: qsTr("access")
                }
                ColumnTitle {
                    Layout.preferredWidth: Theme.grid(40)
                    text: qsTr("created (UTC)")
                }
            }
            Separator {
                width: parent.width
            }
            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
        ListView {
            id: list

            objectName: "collectionList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            activeFocusOnTab: true
            model: CollectionStore
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Collections")
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: CollectionRow {
                width: ListView.view.width
                current: ListView.isCurrentItem && list.activeFocus
                onOpened: Navigator.open("collection", name, "records")
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        anchors.topMargin: Theme.space12
        active: !CollectionStore.loaded && CollectionStore.loading
        lines: 14
    }
    EmptyState {
        anchors.centerIn: parent
        visible: CollectionStore.loaded && CollectionStore.count === 0
        iconName: "database"
        tone: "accent"
        title: qsTr("No collections yet")
        message: qsTr("A collection is a table with an API: you name its fields, and everything else – validation, permissions, history – comes with it.")

        UiButton {
            kind: "primary"
            command: newCollection
        }
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !CollectionStore.loaded && CollectionStore.error.isSet
        error: CollectionStore.error
        onRetry: CollectionStore.reload()
    }
}
