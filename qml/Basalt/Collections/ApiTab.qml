// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Calls of this collection's API that work as they stand, in four languages. */
FocusScope {
    id: root

    required property string collection
    readonly property bool view: Array.from(CollectionStore.views).includes(collection)

    objectName: "apiTab"

    Command {
        id: copyCode

        commandId: "collection.copyCall"
        title: qsTr("Copy the call")
        category: qsTr("Collection")
        iconName: "copy"
        enabled: examples.loaded
        onTriggered: {
            Desktop.copy(examples.code);
            Notices.success(qsTr("The call is on the clipboard"));
        }
    }
    ApiExamples {
        id: examples

        collection: root.collection
    }
    Flickable {
        id: flick

        anchors.fill: parent
        visible: examples.loaded
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space5
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space5
            y: Theme.space5
            width: Math.min(flick.width - 2 * Theme.space5, Theme.grid(230))
            spacing: Theme.space4

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space3

                Segmented {
                    objectName: "apiOperation"
                    values: root.view ? ["list", "get"] : ["list", "get", "create", "update", "delete", "batch"]
                    texts: [qsTr("List"), qsTr("One record"), qsTr("Create"), qsTr("Update"), qsTr("Delete"), qsTr("Many at once")]
                    value: examples.operation
                    onChosen: value => examples.operation = value
                }
                Item {
                    Layout.fillWidth: true
                }
                Segmented {
                    objectName: "apiLanguage"
                    values: ["curl", "javascript", "python", "qt"]
                    texts: ["curl", "JavaScript", "Python", "C++/Qt"]
                    value: examples.language
                    onChosen: value => examples.language = value
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Badge {
                    text: examples.method
                    tone: examples.method === "GET" ? "info" : examples.method === "DELETE" ? "danger" : "success"
                }
                MonoText {
                    objectName: "apiAddress"
                    Layout.fillWidth: true
                    text: examples.address
                    color: Theme.muted
                    elide: Text.ElideRight
                }
                UiButton {
                    objectName: "copyCall"
                    command: copyCode
                }
            }
            CodeBlock {
                objectName: "apiCode"
                Layout.fillWidth: true
                text: examples.code
            }
            UiText {
                Layout.fillWidth: true
                visible: examples.operation === "delete"
                text: qsTr("The id is that of a record that exists: running this deletes it.")
                color: Theme.warning
                wrapMode: Text.WordWrap
            }
            SectionLabel {
                text: qsTr("A token for the variable")
            }
            UiText {
                Layout.fillWidth: true
                text: qsTr("The calls read the token from BASALT_TOKEN. Rules and accounts hold for it as for whoever it was given to.")
                color: Theme.muted
                wrapMode: Text.WordWrap
            }
            CodeBlock {
                objectName: "apiSignIn"
                Layout.fillWidth: true
                text: examples.signIn
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: !examples.loaded && !examples.error.isSet
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !examples.loaded && examples.error.isSet
        error: examples.error
        onRetry: examples.reload()
    }
}
